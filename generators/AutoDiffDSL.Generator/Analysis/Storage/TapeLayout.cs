using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Analysis.Storage;

/// <summary>
/// Where a saved value lies. If all loops around it count over bounds that are known before the outermost one, the tape
/// is a flat array of one cell an iteration, addressed by the loops' indices; otherwise it is a stack.
/// </summary>
internal sealed class TapeLayout(Structure structure)
{
    /// <summary>The counted loops around a block from outside in, or null where the tape must be a stack.</summary>
    public List<Instruction>? Loops(Block block)
    {
        var loops = new List<Instruction>();
        foreach (Block current in structure.Ancestors(block))
        {
            Instruction? owner = structure[current].Owner;
            if (owner is null || owner.Op == Primitive.If)
            {
                continue;
            }

            bool isFlat = owner.Op == Primitive.For
                && owner.Immediate is 1 or -1
                && IsKnownEarly(owner.Operands[0])
                && IsKnownEarly(owner.Operands[1]);
            if (!isFlat)
            {
                return null;
            }

            loops.Insert(0, owner);
        }

        return loops.Count > 0 ? loops : null;
    }

    /// <summary>The number of cells, computed where the root block stands before the outermost loop.</summary>
    public Value Size(List<Instruction> loops, BlockBuilder builder) =>
        loops.Select(loop => Count(loop, builder)).Aggregate((a, b) => builder.Emit(Primitive.Multiply, a, b));

    /// <summary>The cell of the current iteration.</summary>
    /// <param name="loops">The loops, from outside in.</param>
    /// <param name="indices">Their current indices.</param>
    /// <param name="builder">Where to compute it.</param>
    public Value Cell(List<Instruction> loops, IReadOnlyList<Value> indices, BlockBuilder builder)
    {
        Value? cell = null;
        for (int i = 0; i < loops.Count; i++)
        {
            Value step = Offset(loops[i], indices[i], builder);
            cell = cell is null
                ? step
                : builder.Emit(Primitive.Add, builder.Emit(Primitive.Multiply, cell, Count(loops[i], builder)), step);
        }

        return cell!;
    }

    private bool IsKnownEarly(Value bound) =>
        ReferenceEquals(structure[bound].Block, structure.Root)
        || structure[bound].Definition is { Op: Primitive.Constant };

    private Value Bound(Value bound, BlockBuilder builder) =>
        structure[bound].Definition is { Op: Primitive.Constant } constant
            ? builder.Constant(bound.Type, constant.Immediate)
            : bound;

    private Value Offset(Instruction loop, Value index, BlockBuilder builder)
    {
        Value start = Bound(loop.Operands[0], builder);
        if (loop.Immediate < 0)
        {
            return builder.Emit(Primitive.Subtract, start, index);
        }

        return IsZero(loop.Operands[0]) ? index : builder.Emit(Primitive.Subtract, index, start);
    }

    /// <summary>The trip count; a loop that would not run at all counts zero.</summary>
    private Value Count(Instruction loop, BlockBuilder builder)
    {
        Value start = Bound(loop.Operands[0], builder);
        Value end = Bound(loop.Operands[1], builder);
        if (loop.Immediate > 0 && IsZero(loop.Operands[0]))
        {
            return structure.IsNonNegative(loop.Operands[1])
                ? end
                : builder.Emit(Primitive.Max, end, builder.Constant(0));
        }

        Value difference = loop.Immediate > 0
            ? builder.Emit(Primitive.Subtract, end, start)
            : builder.Emit(Primitive.Subtract, start, end);
        return builder.Emit(Primitive.Max, difference, builder.Constant(0));
    }

    private bool IsZero(Value value) => structure[value].Definition is { Op: Primitive.Constant, Immediate: 0 };
}
