using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// A <c>for</c> whose trip count is known when it starts: an int that only the loop's own step changes, by a constant,
/// compared with a bound that the body does not change, and no way out but the condition.
/// </summary>
/// <param name="Index">The loop variable.</param>
/// <param name="Bound">What it is compared with.</param>
/// <param name="IsInclusive">Whether the bound itself is reached.</param>
/// <param name="Shift">What the condition adds to the index before it compares: 1 in <c>i + 1 &lt; n</c>.</param>
/// <param name="Step">The constant step.</param>
internal sealed record CountedLoop(ILocalSymbol Index, IOperation Bound, bool IsInclusive, int Shift, int Step)
{
    /// <summary>The loop in counted form, or null.</summary>
    public static CountedLoop? Recognize(MethodLowering method, IForLoopOperation loop)
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

        int? left = ShiftOf(condition.LeftOperand, index);
        bool indexIsLeft = left is not null;
        IOperation bound = indexIsLeft ? condition.RightOperand : condition.LeftOperand;
        if ((left ?? ShiftOf(condition.RightOperand, index)) is not int shift)
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

        // A checked step may throw beyond the bound; counting by one to an exclusive bound never gets there.
        if (IsChecked(step) && (inclusive || Math.Abs(stride) != 1))
        {
            return null;
        }

        assigned.Add(index);
        int beyond = (inclusive ? Math.Sign(stride) : 0) - shift;
        return Fits(StartOf(loop, index), bound.ConstantValue, beyond, stride)
            && new LoopInvariance(method, loop, assigned).Holds(bound)
            ? new CountedLoop(index, bound, inclusive, shift, stride)
            : null;
    }

    /// <summary>
    /// Whether the way from start to end, and a step beyond either, is a number of int: the reversed loop computes
    /// with it. A short step gets nowhere near in the time that there is, if it starts at an ordinary number.
    /// </summary>
    private static bool Fits(Optional<object?> start, Optional<object?> bound, int beyond, int stride)
    {
        const int ShortStep = 64;
        const int Ordinary = 1 << 30;
        int size = Math.Abs(stride);
        if (start is not { Value: int first })
        {
            return size <= ShortStep;
        }

        if (bound is not { Value: int last })
        {
            return size <= ShortStep && first is > -Ordinary and < Ordinary;
        }

        long end = (long)last + beyond;
        return Math.Abs(end - first) + size <= int.MaxValue && IsInt(first - (long)stride) && IsInt(end + stride);
    }

    private static bool IsInt(long number) => number is >= int.MinValue and <= int.MaxValue;

    private static Optional<object?> StartOf(IForLoopOperation loop, ILocalSymbol index) => loop.Before
        .SelectMany(before => before.DescendantsAndSelf())
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, index))?
        .GetVariableInitializer()?.Value.ConstantValue ?? default;

    /// <summary>The constant c where an operation is the local plus c, or null.</summary>
    private static int? ShiftOf(IOperation operation, ILocalSymbol local) => operation switch
    {
        ILocalReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Local, local) => 0,
        IBinaryOperation
        {
            IsChecked: false,
            OperatorMethod: null,
            OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract,
            RightOperand.ConstantValue: { HasValue: true, Value: int shift and > -1024 and < 1024 },
        } sum when ShiftOf(sum.LeftOperand, local) == 0 => sum.OperatorKind == BinaryOperatorKind.Add ? shift : -shift,
        _ => null,
    };

    private static bool IsChecked(IOperation step) => step is IIncrementOrDecrementOperation { IsChecked: true }
        or ICompoundAssignmentOperation { IsChecked: true };

    private static (ILocalSymbol Index, int Step)? StepOf(IOperation step) => step switch
    {
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation target } =>
            (target.Local, step.Kind == OperationKind.Increment ? 1 : -1),
        ICompoundAssignmentOperation
        {
            Target: ILocalReferenceOperation target,
            OperatorMethod: null,
            OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract,
            Value: { ConstantValue: { HasValue: true, Value: int value } },
        } compound when value != int.MinValue =>
            (target.Local, compound.OperatorKind == BinaryOperatorKind.Add ? value : -value),
        _ => null,
    };
}
