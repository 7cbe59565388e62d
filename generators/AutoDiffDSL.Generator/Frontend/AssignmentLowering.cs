using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Layouts;
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

        IOperation? initializer = declarator.GetVariableInitializer()?.Value;
        if (local.RefKind != RefKind.None)
        {
            DeclareReference(local, declarator, initializer!);
            return;
        }

        if (DelegateLowering.IsDelegate(local.Type) && initializer is not null)
        {
            if (method.Delegates.Resolve(initializer) is { } called)
            {
                method.Frame.Alias(local, called);
            }

            return;
        }

        if (method.Types.Of(local.Type) is not { } layout)
        {
            ReportType(declarator, initializer);
            return;
        }

        Place place = method.DeclareLocal(local, layout);
        if (initializer is not null)
        {
            method.WithOrigin(
                StatementText.Origin(declarator.Syntax),
                () => method.Places.Write(place, method.Expressions.LowerAll(initializer), declarator.Syntax));
        }
    }

    /// <summary>A reference is another name for the variable or element that it is initialized with.</summary>
    private void DeclareReference(ILocalSymbol local, IVariableDeclaratorOperation declarator, IOperation initializer)
    {
        if (method.Places.Find(initializer) is { IsValue: false } place)
        {
            method.Frame.Alias(local, place);
        }
        else
        {
            method.Report(StatementDiagnostics.RefLocal, declarator);
        }
    }

    /// <summary>An assignment of any kind; gives the leaves of the value that the expression has.</summary>
    public Value[] LowerAll(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                Target target = Resolve(assignment.Target);
                Value[] values = method.Expressions.LowerAll(assignment.Value);
                return Write(target, values, assignment);
            case ICompoundAssignmentOperation compound:
                return LowerCompound(compound);
            case IIncrementOrDecrementOperation increment:
                return LowerIncrement(increment);
            case IDeconstructionAssignmentOperation deconstruction:
                return method.Tuples.Deconstruct(deconstruction);
            case ISimpleAssignmentOperation:
                method.Report(ExpressionDiagnostics.RefExpression, operation);
                return method.Placeholders(operation);
            default:
                LanguageFence.Refuse(method, operation);
                return method.Placeholders(operation);
        }
    }

    /// <summary>What an assignment to an expression writes; its parts are evaluated.</summary>
    public Target Resolve(IOperation target)
    {
        if (target is IPropertyReferenceOperation property
            && method.Members.IsOfUser(property.Property)
            && (property.Instance is null || !MemberLowering.IsSetAutomatically(property.Property)))
        {
            return method.Members.Target(property);
        }

        if (target is IDeclarationExpressionOperation declaration)
        {
            return Resolve(declaration.Expression);
        }

        if (method.Lists.RefusesTarget(target))
        {
            return Discarded(target);
        }

        if (method.Places.Find(target) is { IsValue: false } place)
        {
            return new Target(place);
        }

        if (target is IPropertyReferenceOperation { Property.ReturnsByRef: true })
        {
            method.Report(CallDiagnostics.ReferenceResult, target);
        }
        else if (!LanguageFence.IsRefused(target))
        {
            method.Report(ExpressionDiagnostics.AssignmentTarget, target);
        }
        else
        {
            LanguageFence.Refuse(method, target);
        }

        return Discarded(target);
    }

    private Target Discarded(IOperation target)
    {
        Layout layout = method.Types.Of(target.Type) ?? Layout.Of(IrType.Float64);
        return new Target(new Place(layout, [.. layout.Leaves.Select(l => new Cell.Discarded(l))]));
    }

    /// <summary>Writes a target; gives what it then holds.</summary>
    public Value[] Write(Target target, Value[] values, IOperation at)
    {
        if (target.Place is { } place)
        {
            return method.Places.Write(place, values, at.Syntax);
        }

        method.Members.Set(target, values, at);
        return values;
    }

    private Value[] LowerCompound(ICompoundAssignmentOperation compound)
    {
        if (compound.OperatorMethod is { } op)
        {
            return method.TensorFunctions.Assign(op, compound, compound.Target, compound.Value)
                ?? LowerUserCompound(compound, op);
        }

        Target target = Resolve(compound.Target);
        if (method.Types.Map(compound.Value.Type) is not { IsScalar: true } type
            || target.Layout is not { IsLeaf: true, Type.IsScalar: true })
        {
            return [method.Expressions.FailType(compound.Value)];
        }

        ScalarKind element = target.Layout.Type.Element;
        // The operator works in the right side's type, to which C# has converted; a shift in the promoted left side's.
        ScalarKind kind = compound.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift
            or BinaryOperatorKind.UnsignedRightShift ? Promoted(element) : type.Element;
        Value current = method.Builder.Convert(method.Members.Read(target, compound.Target)[0], kind);
        Value right = method.Expressions.Lower(compound.Value);
        if (method.Arithmetic.Apply(compound.OperatorKind, current, right, compound.IsChecked) is not { } result)
        {
            return [method.Fail(ExpressionDiagnostics.Unknown, compound)];
        }

        result = method.Arithmetic.Convert(result, element, compound.IsChecked);
        return Write(target, [result], compound);
    }

    /// <summary>A compound assignment with an operator of the user's, and the conversions around it.</summary>
    private Value[] LowerUserCompound(ICompoundAssignmentOperation compound, IMethodSymbol op)
    {
        Target target = Resolve(compound.Target);
        Value[] current = method.Members.Read(target, compound.Target);
        if (!op.IsStatic
            || op.Parameters.Length != 2
            || method.Composites.Convert(current, compound.Target.Type, op.Parameters[0].Type, compound)
                is not { } left)
        {
            ReportOperator(op, compound);
            return method.Placeholders(compound);
        }

        Place right = method.Places.OfValue(
            method.Types.Of(compound.Value.Type) ?? Layout.Of(IrType.Float64),
            method.Expressions.LowerAll(compound.Value));
        Place operand = method.Places.OfValue(method.Types.Of(op.Parameters[0].Type)!, left);
        Value[] result = method.Members.Operator(op, compound, [operand, right]);
        return method.Composites.Convert(result, op.ReturnType, compound.Target.Type, compound) is { } converted
            ? Write(target, converted, compound)
            : method.Placeholders(compound);
    }

    private void ReportOperator(IMethodSymbol op, IOperation at)
    {
        if (!LibraryAdvice.Report(method, op, at))
        {
            method.Report(ExpressionDiagnostics.UserOperator, at);
        }
    }

    private Value[] LowerIncrement(IIncrementOrDecrementOperation increment)
    {
        if (increment.OperatorMethod is { } own
            && method.TensorFunctions.Assign(own, increment, increment.Target) is { } changed)
        {
            return changed;
        }

        Target target = Resolve(increment.Target);
        if (increment.OperatorMethod is { } op)
        {
            if (!op.IsStatic)
            {
                ReportOperator(op, increment);
                return method.Placeholders(increment);
            }

            Value[] old = method.Members.Read(target, increment.Target);
            Value[] next = method.Members.Operator(op, increment, [method.Places.OfValue(target.Layout, old)]);
            next = Write(target, next, increment);
            return increment.IsPostfix ? old : next;
        }

        if (target.Layout is not { IsLeaf: true, Type.IsScalar: true })
        {
            return [method.Expressions.FailType(increment.Target)];
        }

        ScalarKind element = target.Layout.Type.Element;
        Value before = method.Members.Read(target, increment.Target)[0];
        Value current = method.Builder.Convert(before, Promoted(element));
        Primitive step = increment.Kind == OperationKind.Increment ? Primitive.Add : Primitive.Subtract;
        step = ArithmeticLowering.Checked(step, current.Type, increment.IsChecked);
        Value after = method.Builder.Emit(step, current, method.Builder.Number(current.Type, 1));
        Value[] written = Write(target, [method.Arithmetic.Convert(after, element, increment.IsChecked)], increment);
        return increment.IsPostfix ? [before] : written;
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
