using System;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms.Sinking;

/// <summary>Where a value is read.</summary>
/// <param name="Block">The block.</param>
/// <param name="Reader">The instruction, or null where the block yields the value.</param>
internal sealed record Use(MovableBlock Block, MovableInstruction? Reader)
{
    /// <summary>The selection that this use feeds, be it by way of other instructions.</summary>
    public MovableInstruction? Selection => Reader is { Op: Primitive.Select } ? Reader : Reader?.Selection;

    public void Replace(Value old, Value replacement)
    {
        Value[] values = Reader?.Operands ?? Block.Yields;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = values[i].Id == old.Id ? replacement : values[i];
        }
    }
}
