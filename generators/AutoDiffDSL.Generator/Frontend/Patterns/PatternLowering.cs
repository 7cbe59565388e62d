using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Patterns;

/// <summary>
/// Patterns as conditions. What is matched is evaluated once; testing it has no effects, so both sides of <c>and</c>
/// and <c>or</c> are simply computed, but for code of the user's: that runs only where what stands before it matches.
/// </summary>
internal sealed class PatternLowering(MethodLowering method)
{
    private Value Always => method.Builder.Constant(true);

    /// <summary>Evaluates what is to be matched; null where its type is not covered, which is reported.</summary>
    public Place? Evaluate(IOperation operation)
    {
        if (method.Types.Of(operation.Type) is not { } layout)
        {
            method.Expressions.FailType(operation);
            return null;
        }

        return method.Places.OfValue(layout, method.Expressions.LowerAll(operation));
    }

    public Value Lower(IIsPatternOperation match) =>
        Evaluate(match.Value) is { } subject ? Match(match.Pattern, subject, match.Value.Type) : Always;

    /// <summary>Whether a value matches; assigns the variables that the pattern declares.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="subject">The value.</param>
    /// <param name="type">Its C# type.</param>
    public Value Match(IPatternOperation pattern, Place subject, ITypeSymbol? type) =>
        Match(pattern, subject, type, Always);

    /// <param name="pattern">The pattern.</param>
    /// <param name="subject">The value.</param>
    /// <param name="type">Its C# type.</param>
    /// <param name="asked">Whether C# asks at all: what stands before the pattern has not decided yet.</param>
    public Value Match(IPatternOperation pattern, Place subject, ITypeSymbol? type, Value asked)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Always;
            case IConstantPatternOperation constant when subject.Layout.IsLeaf:
                return Equal(constant.Value, subject) ?? Refuse(pattern);
            case IRelationalPatternOperation relation when subject.Layout.IsLeaf:
                return Compare(relation, Scalar(subject));
            case INegatedPatternOperation negated:
                return Not(Match(negated.Pattern, subject, type, asked));
            case IBinaryPatternOperation both:
                bool isAnd = both.OperatorKind == BinaryOperatorKind.And;
                Value left = Match(both.LeftPattern, subject, type, asked);
                Value right = Match(both.RightPattern, subject, type, And(asked, isAnd ? left : Not(left)));
                return method.Builder.Emit(isAnd ? Primitive.And : Primitive.Or, left, right);
            case IDeclarationPatternOperation declaration when Fits(declaration.MatchedType, type):
                return Declare(declaration.DeclaredSymbol, subject);
            case ITypePatternOperation named when Fits(named.MatchedType, type):
                return Always;
            case IRecursivePatternOperation recursive when Fits(recursive.MatchedType, type):
                return MatchParts(recursive, subject, type, asked);
            default:
                return Refuse(pattern);
        }
    }

    /// <summary>A constant pattern is <c>==</c>, except that <c>double.NaN</c> matches NaN.</summary>
    public Value? Equal(IOperation constant, Place subject)
    {
        Value value = Scalar(subject);
        return constant.ConstantValue.Value switch
        {
            double.NaN or float.NaN => method.Builder.Emit(Primitive.IsNaN, IrType.Boolean, "", value),
            true when value.Type == IrType.Boolean => value,
            false when value.Type == IrType.Boolean => Not(value),
            _ => Constant(constant, value) is { } bits ? method.Builder.Compare(Primitive.Equal, value, bits) : null,
        };
    }

    private Value MatchParts(IRecursivePatternOperation recursive, Place subject, ITypeSymbol? type, Value asked)
    {
        Value matches = Declare(recursive.DeclaredSymbol, subject);
        if (recursive.DeconstructionSubpatterns.Length > 0)
        {
            if (Parts(recursive, subject, type, asked) is not { } parts
                || parts.Length != recursive.DeconstructionSubpatterns.Length)
            {
                return Refuse(recursive);
            }

            for (int i = 0; i < parts.Length; i++)
            {
                matches = And(
                    matches,
                    Match(recursive.DeconstructionSubpatterns[i], parts[i].Place, parts[i].Type, And(asked, matches)));
            }
        }

        foreach (IPropertySubpatternOperation part in recursive.PropertySubpatterns)
        {
            Value reached = And(asked, matches);
            if (Member(part, subject, reached) is not { } member)
            {
                return Refuse(part.Pattern);
            }

            matches = And(matches, Match(part.Pattern, member, part.Member.Type, reached));
        }

        return matches;
    }

    /// <summary>
    /// What a positional pattern takes a value apart into. A Deconstruct of the user's runs where C# runs it.
    /// </summary>
    private (Place Place, ITypeSymbol Type)[]? Parts(
        IRecursivePatternOperation recursive, Place subject, ITypeSymbol? type, Value asked)
    {
        if (recursive.DeconstructSymbol is not IMethodSymbol { IsImplicitlyDeclared: false } deconstruct)
        {
            return method.Tuples.Parts(subject, type, recursive.DeconstructSymbol as IMethodSymbol, recursive);
        }

        ITypeSymbol[] types = [.. deconstruct.Parameters.Where(p => p.RefKind == RefKind.Out)
            .Select(p => method.Types.Resolve(p.Type)!)];
        Layout?[] layouts = [.. types.Select(method.Types.Of)];
        if (layouts.Any(l => l is null))
        {
            return null;
        }

        Layout whole = Layout.Of(layouts.Select((l, i) => (deconstruct.Parameters[i].Name, "", l!)));
        Value[] values = Asked(
            asked,
            whole,
            subject,
            recursive,
            self => [.. method.Tuples.Parts(self, type, deconstruct, recursive)!
                .SelectMany(p => method.Places.Read(p.Place))]);
        Place parts = method.Places.OfValue(whole, values);
        return [.. types.Select((t, i) => (parts.Member(whole.Members[i]), t))];
    }

    /// <summary>
    /// Runs code of the user's where C# asks at all. C# may run it once for several patterns, so it is an error that it
    /// changes anything.
    /// </summary>
    private Value[] Asked(Value asked, Layout layout, Place subject, IOperation at, System.Func<Place, Value[]> run) =>
        method.Regions.If(
            asked,
            layout,
            () =>
            {
                Place self = method.Places.Copy(subject);
                Value[] before = method.Places.Read(self);
                int start = method.Builder.Values.NextId;
                int first = method.Builder.Instructions.Count;
                Value[] values = run(self);
                bool isChanged = !before.Select(v => v.Id).SequenceEqual(method.Places.Read(self).Select(v => v.Id));
                if (isChanged || method.Builder.Instructions.Skip(first).Any(i => Writes(i, start)))
                {
                    method.Report(ExpressionDiagnostics.PatternEffect, at);
                }

                return values;
            },
            () => method.Zeros(layout));

    /// <summary>Whether an instruction changes memory that is older than a value's number.</summary>
    private bool Writes(Instruction instruction, int start) =>
        instruction.WrittenBuffers().Any(b => !method.Buffers.IsAllocatedSince(start, b))
        || instruction.Blocks.Any(b => b.Instructions.Any(i => Writes(i, start)));

    /// <summary>A field or automatic property is part of the value; any other property is called.</summary>
    private Place? Member(IPropertySubpatternOperation part, Place subject, Value asked)
    {
        string? name = part.Member switch
        {
            IFieldReferenceOperation { Field: var field } =>
                LayoutReader.Name(field.ContainingType.IsTupleType ? field.CorrespondingTupleField ?? field : field),
            IPropertyReferenceOperation { Property: var property } => property.Name,
            _ => null,
        };
        if (name is not null && subject.Layout.Find(name) is { } member)
        {
            return subject.Member(member);
        }

        if (part.Member is IPropertyReferenceOperation { Property.GetMethod: { } getter }
            && !subject.Layout.IsLeaf
            && method.Types.Of(part.Member.Type) is { } layout)
        {
            return method.Places.OfValue(layout, Asked(
                asked, layout, subject, part, self => method.Calls.Invoke(getter, self, [], part.Member)));
        }

        return name is "Length" && subject.Layout is { IsLeaf: true, Type.IsBuffer: true }
            ? method.Places.OfValue(Layout.Of(IrType.Int32), [method.Buffers.Length(method.Places.Read(subject)[0])])
            : null;
    }

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
        ConstantBits.Of(operation.ConstantValue.Value) is { } bits && method.Types.Map(operation.Type) == value.Type
            ? method.Builder.Constant(value.Type, bits)
            : null;

    private Value Declare(ISymbol? symbol, Place subject)
    {
        if (symbol is not null)
        {
            Place place = method.DeclareLocal(symbol, subject.Layout);
            Value[] values = method.Places.Read(subject);
            foreach ((Variable variable, Value value) in place.Variables.Zip(values, (v, x) => (v, x)))
            {
                method.Scope[variable] = value;
            }
        }

        return Always;
    }

    /// <summary>Whether a value of a struct type is of the pattern's type: nothing else fits it at all.</summary>
    private bool Fits(ITypeSymbol? pattern, ITypeSymbol? type) => pattern is null
        || SymbolEqualityComparer.Default.Equals(method.Types.Resolve(pattern), method.Types.Resolve(type));

    private Value Scalar(Place subject) => method.Places.Read(subject)[0];

    private Value And(Value left, Value right) => method.Builder.Emit(Primitive.And, left, right);

    private Value Not(Value value) => method.Builder.Emit(Primitive.Not, value);

    private Value Refuse(IPatternOperation pattern)
    {
        method.Report(ExpressionDiagnostics.Pattern, pattern);
        return Always;
    }
}
