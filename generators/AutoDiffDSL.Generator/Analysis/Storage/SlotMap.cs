using System;
using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Analysis.Storage;

/// <summary>
/// The tape slots of a function, each with its one push and its one pop, and from them which reversed block belongs to
/// which forward block.
/// </summary>
internal sealed class SlotMap
{
    private readonly Dictionary<Block, Block> reversed = new(ReferenceComparer<Block>.Instance);

    public SlotMap(Structure structure)
    {
        var pops = new Dictionary<int, (Value Result, Block Block)>();
        foreach ((Instruction instruction, Block block, _) in structure.Instructions)
        {
            if (instruction.Op == Primitive.Pop)
            {
                pops.Add(instruction.Operands[0].Id, (instruction.Result, block));
            }
        }

        foreach ((Instruction instruction, Block block, _) in structure.Instructions)
        {
            if (instruction.Op == Primitive.Push)
            {
                (Value result, Block reverse) = pops[instruction.Operands[0].Id];
                Slots.Add(new SavedValue(instruction.Operands[1], result));
                Pair(structure, block, reverse);
            }
        }

        reversed[structure.Root] = structure.Root;
    }

    public List<SavedValue> Slots { get; } = [];

    /// <summary>The block of the backward sweep in which values of a forward block come back.</summary>
    public Block Reversed(Block forward) => reversed[forward];

    private void Pair(Structure structure, Block forward, Block reverse)
    {
        while (structure[forward].Parent is { } parent)
        {
            if (reversed.TryGetValue(forward, out Block known) && !ReferenceEquals(known, reverse))
            {
                throw new InvalidOperationException("a forward block has two reversed blocks");
            }

            reversed[forward] = reverse;
            forward = parent;
            reverse = structure[reverse].Parent
                ?? throw new InvalidOperationException("a reversed block lies less deep than its forward block");
        }
    }
}

/// <summary>A forward value that the backward sweep reads as <paramref name="Popped"/>.</summary>
internal sealed record SavedValue(Value Value, Value Popped);
