using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Expressions that evaluate only a part of themselves: <c>?:</c>, <c>&amp;&amp;</c> and <c>||</c>.</summary>
internal sealed class ConditionLowering(MethodLowering method)
{
    public Value Lower(IConditionalOperation conditional, IOperation otherwise)
    {
        if (method.Types.Map(conditional.Type) is not { } type)
        {
            return method.Expressions.FailType(conditional);
        }

        Value condition = method.Expressions.Lower(conditional.Condition);
        return method.Regions.If(
            condition,
            type,
            () => method.Expressions.Lower(conditional.WhenTrue),
            () => method.Expressions.Lower(otherwise));
    }

    /// <summary>As <see cref="Lower(IConditionalOperation, IOperation)"/>, for a composite value.</summary>
    public Value[] Lower(IConditionalOperation conditional, Layout layout, IOperation otherwise)
    {
        Value condition = method.Expressions.Lower(conditional.Condition);
        return method.Regions.If(
            condition,
            layout,
            () => method.Expressions.LowerAll(conditional.WhenTrue),
            () => method.Expressions.LowerAll(otherwise));
    }

    /// <summary>A short-circuit operator; <paramref name="left"/> is its left side, lowered already.</summary>
    public Value Lower(IBinaryOperation binary, Value left)
    {
        if (binary.OperatorKind == BinaryOperatorKind.ConditionalAnd)
        {
            return AndAlso(left, binary.RightOperand);
        }

        return IsCheap(binary.RightOperand)
            ? method.Builder.Emit(Primitive.Or, left, method.Expressions.Lower(binary.RightOperand))
            : method.Regions.If(
                left,
                IrType.Boolean,
                () => method.Builder.Constant(true),
                () => method.Expressions.Lower(binary.RightOperand));
    }

    /// <summary>A second condition, which is evaluated only where the first one holds.</summary>
    public Value AndAlso(Value left, IOperation right) => IsCheap(right)
        ? method.Builder.Emit(Primitive.And, left, method.Expressions.Lower(right))
        : method.Regions.If(
            left,
            IrType.Boolean,
            () => method.Expressions.Lower(right),
            () => method.Builder.Constant(false));

    /// <summary>
    /// Whether evaluating the expression always is as good as skipping it: it cannot fail and costs a comparison.
    /// </summary>
    private bool IsCheap(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } => true,
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { } buffer } =>
            method.Types.IsBuffer(buffer.Type) && IsCheap(buffer),
        IConversionOperation { OperatorMethod: null, IsChecked: false } conversion => IsCheap(conversion.Operand),
        IUnaryOperation { OperatorMethod: null, IsChecked: false } unary =>
            unary.OperatorKind is UnaryOperatorKind.Not or UnaryOperatorKind.Minus && IsCheap(unary.Operand),
        IBinaryOperation { OperatorMethod: null, IsChecked: false } binary =>
            IsCheapOperator(binary) && IsCheap(binary.LeftOperand) && IsCheap(binary.RightOperand),
        _ => false,
    };

    private bool IsCheapOperator(IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
            or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            or BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr => true,
        BinaryOperatorKind.Add or BinaryOperatorKind.Subtract =>
            binary.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
                or SpecialType.System_IntPtr,
        _ => false,
    };
}
