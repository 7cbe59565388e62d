using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// A <c>for</c> whose trip count is known when it starts: an int that only the loop's own step changes, by a constant, compared
/// with a bound that the body does not change, and no way out but the condition.
/// </summary>
/// <param name="Index">The loop variable.</param>
/// <param name="Bound">What it is compared with.</param>
/// <param name="IsInclusive">Whether the bound itself is reached.</param>
/// <param name="Step">The constant step.</param>
internal sealed record CountedLoop(ILocalSymbol Index, IOperation Bound, bool IsInclusive, int Step)
{
    /// <summary>The loop in counted form, or null.</summary>
    public static CountedLoop? Recognize(IForLoopOperation loop)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null } condition
            || loop.AtLoopBottom.Length != 1
            || loop.AtLoopBottom[0] is not IExpressionStatementOperation { Operation: { } step }
            || StepOf(step) is not var (index, stride)
            || stride == 0
            || index.Type.SpecialType != SpecialType.System_Int32
            || !loop.Locals.Contains(index, SymbolEqualityComparer.Default)
            || JumpScan.Breaks(loop))
        {
            return null;
        }

        bool indexIsLeft = Refers(condition.LeftOperand, index);
        IOperation bound = indexIsLeft ? condition.RightOperand : condition.LeftOperand;
        if (!indexIsLeft && !Refers(condition.RightOperand, index))
        {
            return null;
        }

        (bool less, bool inclusive, bool ordered) = condition.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => (indexIsLeft, false, true),
            BinaryOperatorKind.LessThanOrEqual => (indexIsLeft, true, true),
            BinaryOperatorKind.GreaterThan => (!indexIsLeft, false, true),
            BinaryOperatorKind.GreaterThanOrEqual => (!indexIsLeft, true, true),
            _ => (false, false, false),
        };
        HashSet<ISymbol> assigned = AssignedVariables.In(loop.Body);
        if (!ordered || less != (stride > 0) || assigned.Contains(index))
        {
            return null;
        }

        assigned.Add(index);
        return new LoopInvariance(loop, assigned).Holds(bound) ? new CountedLoop(index, bound, inclusive, stride) : null;
    }

    private static bool Refers(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static (ILocalSymbol Index, int Step)? StepOf(IOperation step) => step switch
    {
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation target, IsChecked: false } =>
            (target.Local, step.Kind == OperationKind.Increment ? 1 : -1),
        ICompoundAssignmentOperation
        {
            Target: ILocalReferenceOperation target,
            IsChecked: false,
            OperatorMethod: null,
            OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract,
            Value: { ConstantValue: { HasValue: true, Value: int value } },
        } compound when value != int.MinValue =>
            (target.Local, compound.OperatorKind == BinaryOperatorKind.Add ? value : -value),
        _ => null,
    };
}
