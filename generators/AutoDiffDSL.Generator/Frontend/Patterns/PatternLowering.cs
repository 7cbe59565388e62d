using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Patterns;

/// <summary>
/// Patterns as conditions. What is matched is evaluated once; testing it has no effects, so both sides of <c>and</c>
/// and <c>or</c> are simply computed.
/// </summary>
internal sealed class PatternLowering(MethodLowering method)
{
    /// <summary>Evaluates what is to be matched.</summary>
    public Subject Evaluate(IOperation operation)
    {
        while (operation is IParenthesizedOperation or IConversionOperation { Operand: ITupleOperation })
        {
            operation = operation is IParenthesizedOperation parenthesized
                ? parenthesized.Operand
                : ((IConversionOperation)operation).Operand;
        }

        return operation is ITupleOperation tuple
            ? new Subject(tuple.Type, null, [.. tuple.Elements.Select(Evaluate)])
            : new Subject(operation.Type, method.Expressions.Lower(operation), []);
    }

    public Value Lower(IIsPatternOperation match) => Match(match.Pattern, Evaluate(match.Value));

    /// <summary>Whether the subject matches; assigns the variables that the pattern declares.</summary>
    public Value Match(IPatternOperation pattern, Subject subject) => pattern switch
    {
        IDiscardPatternOperation => Always,
        IConstantPatternOperation constant when subject.Value is { } value =>
            Equal(constant.Value, value) ?? Refuse(pattern),
        IRelationalPatternOperation relation when subject.Value is { } value => Compare(relation, value),
        INegatedPatternOperation negated => Not(Match(negated.Pattern, subject)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both =>
            Join(Primitive.And, Match(both.LeftPattern, subject), Match(both.RightPattern, subject)),
        IBinaryPatternOperation either =>
            Join(Primitive.Or, Match(either.LeftPattern, subject), Match(either.RightPattern, subject)),
        IDeclarationPatternOperation declaration when Fits(declaration.MatchedType, subject) =>
            Declare(declaration, subject),
        ITypePatternOperation type when Fits(type.MatchedType, subject) => Always,
        IRecursivePatternOperation { PropertySubpatterns.Length: 0 } positional
            when positional.DeconstructionSubpatterns.Length == subject.Elements.Count && subject.Value is null =>
            MatchElements(positional, subject),
        _ => Refuse(pattern),
    };

    private Value Always => method.Builder.Constant(true);

    private Value MatchElements(IRecursivePatternOperation positional, Subject subject)
    {
        Value matches = Always;
        for (int i = 0; i < subject.Elements.Count; i++)
        {
            matches = Join(
                Primitive.And, matches, Match(positional.DeconstructionSubpatterns[i], subject.Elements[i]));
        }

        return positional.DeclaredSymbol is null ? matches : Refuse(positional);
    }

    /// <summary>A constant pattern is <c>==</c>, except that <c>double.NaN</c> matches NaN.</summary>
    public Value? Equal(IOperation constant, Value value) => constant.ConstantValue.Value switch
    {
        double.NaN or float.NaN => method.Builder.Emit(Primitive.IsNaN, IrType.Boolean, "", value),
        true when value.Type == IrType.Boolean => value,
        false when value.Type == IrType.Boolean => Not(value),
        _ => Constant(constant, value) is { } bits ? method.Builder.Compare(Primitive.Equal, value, bits) : null,
    };

    private Value Compare(IRelationalPatternOperation pattern, Value value)
    {
        Primitive? op = pattern.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => Primitive.Less,
            BinaryOperatorKind.LessThanOrEqual => Primitive.LessEqual,
            BinaryOperatorKind.GreaterThan => Primitive.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => Primitive.GreaterEqual,
            _ => null,
        };
        return op is { } comparison && Constant(pattern.Value, value) is { } constant
            ? method.Builder.Compare(comparison, value, constant)
            : Refuse(pattern);
    }

    private Value? Constant(IOperation operation, Value value) =>
        ConstantBits.Of(operation.ConstantValue.Value) is { } bits
        && TypeMap.Map(operation.Type) == value.Type
            ? method.Builder.Constant(value.Type, bits)
            : null;

    private Value Declare(IDeclarationPatternOperation declaration, Subject subject)
    {
        if (declaration.DeclaredSymbol is not { } symbol)
        {
            return Always;
        }

        if (subject.Value is not { } value)
        {
            return Refuse(declaration);
        }

        Variable variable = method.NewVariable(symbol.Name, value.Type);
        method.Frame.Declare(symbol, variable);
        method.Scope[variable] = value;
        return Always;
    }

    /// <summary>Whether a value of a struct type is of the pattern's type: nothing else fits it at all.</summary>
    private static bool Fits(ITypeSymbol? type, Subject subject) =>
        type is null || SymbolEqualityComparer.Default.Equals(type, subject.Type);

    private Value Not(Value value) => method.Builder.Emit(Primitive.Not, value);

    private Value Join(Primitive op, Value left, Value right) => method.Builder.Emit(op, left, right);

    private Value Refuse(IPatternOperation pattern)
    {
        method.Report(ExpressionDiagnostics.Pattern, pattern);
        return Always;
    }
}
