using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// A <c>for</c> whose trip count is known when it starts: an integer that only the loop's own step changes, by a
/// constant, compared with a bound that the body does not change, and no way out but the condition. Whether a wide
/// index stays a number of int is seen when start and bound are lowered.
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
            || !IsIndex(index.Type)
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
        bool isWide = index.Type.SpecialType != SpecialType.System_Int32;
        return (isWide || Fits(StartOf(loop, index), bound.ConstantValue, beyond, stride))
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

        if (Whole(bound) is not { } last)
        {
            return size <= ShortStep && first is > -Ordinary and < Ordinary;
        }

        long end = last + beyond;
        return IsInt(last)
            && Math.Abs(end - first) + size <= int.MaxValue
            && IsInt(first - (long)stride)
            && IsInt(end + stride);
    }

    private static bool IsInt(long number) => number is >= int.MinValue and <= int.MaxValue;

    private static Optional<object?> StartOf(IForLoopOperation loop, ILocalSymbol index) => loop.Before
        .SelectMany(before => before.DescendantsAndSelf())
        .OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, index))?
        .GetVariableInitializer()?.Value.ConstantValue ?? default;

    private static bool IsIndex(ITypeSymbol? type) => type?.SpecialType
        is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr;

    /// <summary>The value of a constant of int, long or nint; null for anything else.</summary>
    private static long? Whole(Optional<object?> constant) => constant switch
    {
        { Value: int value } => value,
        { Value: long value } => value,
        _ => null,
    };

    /// <summary>
    /// The constant c where an operation is the local plus c, or null. What C# converts to compare it is the same
    /// number; a sum of a wider type than the local would not overflow where the local does.
    /// </summary>
    private static int? ShiftOf(IOperation operation, ILocalSymbol local) => operation switch
    {
        ILocalReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Local, local) => 0,
        IConversionOperation { OperatorMethod: null, IsImplicit: true } widened
            when IsIndex(widened.Type) && IsIndex(widened.Operand.Type) => ShiftOf(widened.Operand, local),
        IBinaryOperation
        {
            IsChecked: false,
            OperatorMethod: null,
            OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract,
            RightOperand.ConstantValue: { HasValue: true } constant,
        } sum when Whole(constant) is > -1024 and < 1024 and long shift
            && SymbolEqualityComparer.Default.Equals(sum.Type, local.Type)
            && ShiftOf(sum.LeftOperand, local) == 0 =>
            sum.OperatorKind == BinaryOperatorKind.Add ? (int)shift : -(int)shift,
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
            Value: { ConstantValue: { HasValue: true } constant },
        } compound when Whole(constant) is > int.MinValue and <= int.MaxValue and long value =>
            (target.Local, compound.OperatorKind == BinaryOperatorKind.Add ? (int)value : -(int)value),
        _ => null,
    };
}
