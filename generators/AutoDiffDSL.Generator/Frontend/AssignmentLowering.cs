using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Declarations and assignments. A target's buffer and index are evaluated once, before the right-hand side.
/// </summary>
internal sealed class AssignmentLowering(MethodLowering method)
{
    public void Declare(IVariableDeclaratorOperation declarator)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.IsConst && local.HasConstantValue)
        {
            return;
        }

        if (local.RefKind != RefKind.None)
        {
            method.Report(StatementDiagnostics.RefLocal, declarator);
            return;
        }

        IOperation? initializer = declarator.GetVariableInitializer()?.Value;
        if (TypeMap.Map(local.Type) is not { } type)
        {
            ReportType(declarator, initializer);
            return;
        }

        Variable variable = method.NewVariable(local.Name, type);
        method.Frame.Declare(local, variable);
        method.Scope[variable] = null;
        if (initializer is not null)
        {
            method.WithOrigin(
                StatementText.Origin(declarator.Syntax),
                () => method.Assign(variable, method.Expressions.Lower(initializer)));
        }
    }

    /// <summary>An assignment of any kind; gives the value that the expression has.</summary>
    public Value Lower(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                Place target = Resolve(assignment.Target);
                Value value = method.Expressions.Lower(assignment.Value);
                Write(target, value, assignment.Syntax);
                return target.Variable is { } variable ? method.Read(variable) : value;
            case ICompoundAssignmentOperation compound:
                return LowerCompound(compound);
            case IIncrementOrDecrementOperation increment:
                return LowerIncrement(increment);
            case IDeconstructionAssignmentOperation deconstruction:
                return LowerDeconstruction(deconstruction);
            case ISimpleAssignmentOperation:
                return method.Fail(ExpressionDiagnostics.RefExpression, operation);
            default:
                return LanguageFence.RefuseValue(method, operation);
        }
    }

    private Value LowerCompound(ICompoundAssignmentOperation compound)
    {
        if (compound.OperatorMethod is not null)
        {
            return method.Fail(ExpressionDiagnostics.UserOperator, compound);
        }

        Place target = Resolve(compound.Target);
        if (TypeMap.Map(compound.Value.Type) is not { IsScalar: true } type || !target.Type.IsScalar)
        {
            return method.Expressions.FailType(compound.Value);
        }

        // The operator works in the right side's type, to which C# has converted; a shift in the promoted left side's.
        ScalarKind kind = compound.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift
            or BinaryOperatorKind.UnsignedRightShift ? Promoted(target.Type.Element) : type.Element;
        Value current = method.Builder.Convert(Read(target), kind);
        Value right = method.Expressions.Lower(compound.Value);
        if (method.Arithmetic.Apply(compound.OperatorKind, current, right, compound.IsChecked) is not { } result)
        {
            return method.Fail(ExpressionDiagnostics.Unknown, compound);
        }

        result = method.Arithmetic.Convert(result, target.Type.Element, compound.IsChecked);
        return Write(target, result, compound.Syntax);
    }

    private Value LowerIncrement(IIncrementOrDecrementOperation increment)
    {
        if (increment.OperatorMethod is not null)
        {
            return method.Fail(ExpressionDiagnostics.UserOperator, increment);
        }

        Place target = Resolve(increment.Target);
        if (!target.Type.IsScalar)
        {
            return method.Expressions.FailType(increment.Target);
        }

        Value before = Read(target);
        Value current = method.Builder.Convert(before, Promoted(target.Type.Element));
        Primitive op = increment.Kind == OperationKind.Increment ? Primitive.Add : Primitive.Subtract;
        op = ArithmeticLowering.Checked(op, current.Type, increment.IsChecked);
        Value after = method.Builder.Emit(op, current, method.Builder.Number(current.Type, 1));
        after = method.Arithmetic.Convert(after, target.Type.Element, increment.IsChecked);
        after = Write(target, after, increment.Syntax);
        return increment.IsPostfix ? before : after;
    }

    /// <summary>Assigns a tuple literal element by element: all targets, then all values, then the writes.</summary>
    private Value LowerDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation value = deconstruction.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration
            ? declaration.Expression
            : deconstruction.Target;
        if (target is not ITupleOperation targets
            || value is not ITupleOperation values
            || targets.Elements.Length != values.Elements.Length
            || values.Elements.Any(e => e is ITupleOperation || TypeMap.Map(e.Type) is null))
        {
            return method.Fail(ExpressionDiagnostics.Deconstruction, deconstruction);
        }

        Place[] places = [.. targets.Elements.Select(Resolve)];
        var results = new List<Value>();
        for (int i = 0; i < places.Length; i++)
        {
            Value result = method.Expressions.Lower(values.Elements[i]);
            IrType type = places[i].Type;
            results.Add(type.IsScalar && result.Type.IsScalar ? method.Builder.Convert(result, type.Element) : result);
        }

        for (int i = 0; i < places.Length; i++)
        {
            Write(places[i], results[i], deconstruction.Syntax);
        }

        return results[0];
    }

    private Place Resolve(IOperation target)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                return Resolve(declaration.Expression);
            case ILocalReferenceOperation { Local: var local } when method.Frame.Find(local) is { } variable:
                return new Place(variable, null, null, variable.Type);
            case ILocalReferenceOperation { IsDeclaration: true, Local: var local }
                when TypeMap.Map(local.Type) is { } type:
                Variable declared = method.NewVariable(local.Name, type);
                method.Frame.Declare(local, declared);
                method.Scope[declared] = null;
                return new Place(declared, null, null, type);
            case IParameterReferenceOperation { Parameter: var parameter }
                when method.Frame.Find(parameter) is { } variable:
                return new Place(variable, null, null, variable.Type);
            case IDiscardOperation when TypeMap.Map(target.Type) is { } type:
                return new Place(null, null, null, type);
            default:
                if (method.Buffers.Element(target) is var (buffer, index))
                {
                    return new Place(null, buffer, index, buffer.Type.ElementType);
                }

                if (!LanguageFence.IsRefused(target))
                {
                    method.Report(ExpressionDiagnostics.AssignmentTarget, target);
                }
                else
                {
                    LanguageFence.Refuse(method, target);
                }

                return new Place(null, null, null, TypeMap.Map(target.Type) ?? IrType.Float64);
        }
    }

    private Value Read(Place place) => place switch
    {
        { Variable: { } variable } => method.Read(variable),
        { Buffer: { } buffer, Index: { } index } => method.Builder.Load(buffer, index),
        _ => method.Zero(place.Type),
    };

    private Value Write(Place place, Value value, SyntaxNode syntax)
    {
        if (place.Variable is { } variable)
        {
            method.Assign(variable, value);
            return method.Read(variable);
        }

        if (place is { Buffer: { } buffer, Index: { } index })
        {
            method.Buffers.Store(buffer, index, value, syntax);
        }

        return value;
    }

    private void ReportType(IVariableDeclaratorOperation declarator, IOperation? initializer)
    {
        // The initializer says best what is wrong: a lambda, an object, text.
        if (initializer is not null && LanguageFence.IsRefused(initializer))
        {
            LanguageFence.Refuse(method, initializer);
            return;
        }

        ITypeSymbol type = declarator.Symbol.Type;
        DiagnosticDescriptor descriptor = type switch
        {
            IArrayTypeSymbol => ExpressionDiagnostics.MultiDimensionalArray,
            IDynamicTypeSymbol => ExpressionDiagnostics.Dynamic,
            IPointerTypeSymbol or IFunctionPointerTypeSymbol => StatementDiagnostics.Unsafe,
            { SpecialType: SpecialType.System_String } => ExpressionDiagnostics.Text,
            _ => ExpressionDiagnostics.UnsupportedType,
        };
        string name = "'" + declarator.Symbol.Name + "'";
        string subject = name + " (" + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + ")";
        bool quoted = descriptor != ExpressionDiagnostics.UnsupportedType;
        method.Report(descriptor, declarator, quoted ? declarator.Symbol.Name : subject);
    }

    private static ScalarKind Promoted(ScalarKind kind) => kind is ScalarKind.SByte or ScalarKind.Byte
        or ScalarKind.Int16 or ScalarKind.UInt16 ? ScalarKind.Int32 : kind;
}
