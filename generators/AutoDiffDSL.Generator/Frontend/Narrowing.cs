using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Which wide integers are numbers of <c>int</c>, the type in which the form counts and indexes. Intervals of integers
/// are noted as instructions are added, so what a local holds needs no rule of its own. Where <c>nint</c> has 32 bits
/// every one is an <c>int</c>, and both wrap alike; intervals are those of 64 bits.
/// </summary>
internal sealed class Narrowing(MethodLowering method)
{
    /// <summary>How many operations are done again by <c>int</c>, one in another.</summary>
    private const int Depth = 6;

    private readonly Dictionary<int, Interval> intervals = [];
    private readonly Dictionary<int, Instruction> definitions = [];
    private readonly Dictionary<int, Interval> lengths = [];

    /// <summary>Whether integers of this kind may lie beyond those of <c>int</c>, and be compared with them.</summary>
    public static bool IsWide(ScalarKind kind) => kind is ScalarKind.Int64 or ScalarKind.NativeInt;

    /// <summary>
    /// Notes that the elements of a buffer are numbers of elements, and between which numbers they lie.
    /// </summary>
    public void SetLengths(Value buffer, Interval range) => lengths[buffer.Id] = range;

    /// <summary>Notes that a value is a number of elements, and between which numbers it lies.</summary>
    public void SetLength(Value value, Interval range) => intervals[value.Id] = range;

    /// <summary>Notes between which numbers a loop counts.</summary>
    public void SetIndex(Value index, Value start, Value end, int step)
    {
        Interval first = Of(start) ?? Interval.Int32;
        Interval last = Of(end) ?? Interval.Int32;
        Interval range = step > 0 ? new(first.Min, last.Max - 1) : new(last.Min + 1, first.Max);
        bool wraps = step > 0 ? last.Max - 1 + step > int.MaxValue : last.Min + 1 + step < int.MinValue;
        if (range.Min <= range.Max && (!wraps || Math.Abs(step) == 1))
        {
            intervals[index.Id] = range;
        }
    }

    /// <summary>
    /// The <c>int</c> that a <c>nint</c>, <c>long</c> or smaller integer is, or null where it may be none.
    /// </summary>
    public Value? Narrow(Value value) => Narrow(value, 0);

    /// <summary>
    /// The <c>int</c> that an integer is. Where it may be none it is checked: the sum of two that are, or whatever it
    /// is itself.
    /// </summary>
    public Value NarrowOrThrow(Value value)
    {
        if (value.Type == IrType.Int32)
        {
            return value;
        }

        if (Narrow(value) is { } narrow)
        {
            return narrow;
        }

        Primitive? op = !definitions.TryGetValue(value.Id, out Instruction definition) ? null : definition.Op switch
        {
            Primitive.Add or Primitive.AddChecked => Primitive.AddChecked,
            Primitive.Subtract or Primitive.SubtractChecked => Primitive.SubtractChecked,
            Primitive.Multiply or Primitive.MultiplyChecked => Primitive.MultiplyChecked,
            _ => null,
        };
        return op is { } isChecked
            && Narrow(definition.Operands[0]) is { } left
            && Narrow(definition.Operands[1]) is { } right
            ? method.Builder.Emit(isChecked, left, right)
            : method.Arithmetic.Convert(value, ScalarKind.Int32, isChecked: true);
    }

    /// <summary>
    /// Whether a loop over <c>int</c> counts from start to end as one without overflow does, also in reverse: a step
    /// beyond either end, and the way between them, are numbers of <c>int</c>.
    /// </summary>
    public bool Counts(Value start, Value end, int step)
    {
        if (Of(start) is not { } first || Of(end) is not { } last)
        {
            return false;
        }

        // The last count lies before the end, the one before the first a step before the start.
        long beyond = step - Math.Sign(step);
        Interval over = last + new Interval(beyond, beyond);
        Interval under = first - new Interval(step, step);
        return over.IsInt32 && under.IsInt32 && (over - first).IsInt32 && (last - first).IsInt32;
    }

    /// <summary>Whether an integer is known to be none below zero.</summary>
    public bool IsNatural(Value value) => Of(value) is { Min: >= 0 };

    /// <summary>Takes note of an instruction that is being added.</summary>
    public void Observe(Instruction instruction)
    {
        if (instruction.Op == Primitive.If)
        {
            ObserveChoice(instruction);
        }
        else if (instruction.Results.Count == 1)
        {
            Observe(instruction, instruction.Result);
        }
    }

    private void Observe(Instruction instruction, Value result)
    {
        if (instruction.Op == Primitive.Slice && lengths.TryGetValue(instruction.Operands[0].Id, out Interval whole))
        {
            lengths[result.Id] = whole;
        }

        if (!result.Type.IsScalar || !result.Type.Element.IsInteger())
        {
            return;
        }

        if (IsWide(result.Type.Element))
        {
            definitions[result.Id] = instruction;
        }

        if (Computed(instruction) is { } interval && Fits(interval, result.Type.Element))
        {
            intervals[result.Id] = interval;
        }
    }

    private void ObserveChoice(Instruction choice)
    {
        for (int i = 0; i < choice.Results.Count; i++)
        {
            if (choice.Blocks.All(b => b.Yields.Count > i)
                && Of(choice.Blocks[0].Yields[i]) is { } then
                && Of(choice.Blocks[1].Yields[i]) is { } otherwise)
            {
                intervals[choice.Results[i].Id] = then.Union(otherwise);
            }
        }
    }

    private static bool Fits(Interval interval, ScalarKind kind) => IsWide(kind)
        ? interval.IsSmall
        : Interval.Of(kind) is { } whole && interval.Min >= whole.Min && interval.Max <= whole.Max;

    private Interval? Of(Value value) =>
        intervals.TryGetValue(value.Id, out Interval known) ? known
        : value.Type.IsScalar ? Interval.Of(value.Type.Element)
        : null;

    /// <summary>What an operation gives if it does not overflow.</summary>
    private Interval? Computed(Instruction instruction)
    {
        switch (instruction.Op)
        {
            case Primitive.Constant:
                return new Interval(instruction.Immediate, instruction.Immediate);
            case Primitive.Length:
                return Interval.Lengths;
            case Primitive.Load when lengths.TryGetValue(instruction.Operands[0].Id, out Interval length):
                return length;
        }

        if (!instruction.Op.IsScalarFunction()
            || (Of(instruction.Operands[0]) ?? Dividend(instruction)) is not { } a)
        {
            return null;
        }

        if (instruction.Operands.Count == 1)
        {
            return instruction.Op switch
            {
                Primitive.Convert or Primitive.ConvertChecked => a,
                Primitive.Negate or Primitive.NegateChecked => -a,
                _ => null,
            };
        }

        return instruction.Operands.Count == 2 && Of(instruction.Operands[1]) is { } b
            ? instruction.Op switch
            {
                Primitive.Add or Primitive.AddChecked => a + b,
                Primitive.Subtract or Primitive.SubtractChecked => a - b,
                Primitive.Multiply or Primitive.MultiplyChecked => a * b,
                Primitive.Divide => a / b,
                Primitive.Remainder => a % b,
                Primitive.Min => new(Math.Min(a.Min, b.Min), Math.Min(a.Max, b.Max)),
                Primitive.Max => new(Math.Max(a.Min, b.Min), Math.Max(a.Max, b.Max)),
                _ => null,
            }
            : null;
    }

    private Value? Narrow(Value value, int depth)
    {
        if (!value.Type.IsScalar || !(IsWide(value.Type.Element) || Interval.Of(value.Type.Element) is not null))
        {
            return null;
        }

        return Of(value) is { IsInt32: true } ? Spelled(value, depth + 1) : null;
    }

    /// <summary>Whatever is divided, the remainder is smaller than the divisor.</summary>
    private static Interval? Dividend(Instruction division) =>
        division.Op == Primitive.Remainder && IsWide(division.Result.Type.Element)
            ? new Interval(long.MinValue, long.MaxValue)
            : null;

    /// <summary>A number that fits, computed by <c>int</c> where its operands fit as well.</summary>
    private Value Spelled(Value value, int depth)
    {
        if (value.Type == IrType.Int32
            || depth > Depth
            || !definitions.TryGetValue(value.Id, out Instruction definition))
        {
            return method.Builder.Convert(value, ScalarKind.Int32);
        }

        if (definition.Op == Primitive.Constant)
        {
            return method.Builder.Constant((int)definition.Immediate);
        }

        if (definition.Op is Primitive.Convert or Primitive.ConvertChecked)
        {
            return Narrow(definition.Operands[0], depth) ?? method.Builder.Convert(value, ScalarKind.Int32);
        }

        Primitive? op = definition.Op switch
        {
            Primitive.Add or Primitive.AddChecked => Primitive.Add,
            Primitive.Subtract or Primitive.SubtractChecked => Primitive.Subtract,
            Primitive.Multiply or Primitive.MultiplyChecked => Primitive.Multiply,
            Primitive.Divide or Primitive.Remainder or Primitive.Min or Primitive.Max => definition.Op,
            _ => null,
        };
        return op is { } narrow
            && Narrow(definition.Operands[0], depth) is { } left
            && Narrow(definition.Operands[1], depth) is { } right
            ? method.Builder.Emit(narrow, left, right)
            : method.Builder.Convert(value, ScalarKind.Int32);
    }
}
