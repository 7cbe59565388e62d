using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Analysis;

/// <summary>
/// Which buffers may share memory. Flow-insensitive unification (Steensgaard 1996): a slice, a merge at a region's end,
/// and a handle that went over a tape belong to the class of what they came from. Parameters start in classes of their
/// own, since a span that is written must not overlap any other.
/// </summary>
internal sealed class Aliases
{
    private readonly Dictionary<int, Value> parent = [];

    public Aliases(Function function) => Visit(function.Body);

    /// <summary>The representative of the class of a buffer or slot.</summary>
    public Value Class(Value value)
    {
        while (parent.TryGetValue(value.Id, out Value next))
        {
            value = next;
        }

        return value;
    }

    public bool MayAlias(Value a, Value b) => Class(a).Id == Class(b).Id;

    private void Visit(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction.Op)
            {
                case Primitive.Slice or Primitive.Detach:
                    Unite(instruction.Result, instruction.Operands[0]);
                    break;
                case Primitive.Push when instruction.Operands[0].Type.Shape == TypeShape.HandleSlot:
                    Unite(instruction.Operands[0], instruction.Operands[1]);
                    break;
                case Primitive.Pop when instruction.Operands[0].Type.Shape == TypeShape.HandleSlot:
                    Unite(instruction.Operands[0], instruction.Result);
                    break;
                case Primitive.If:
                    UniteAll(instruction.Results, instruction.Blocks[0].Yields, 0);
                    UniteAll(instruction.Results, instruction.Blocks[1].Yields, 0);
                    break;
                case Primitive.For:
                    UniteLoop(instruction, inits: 2, parameters: 1, yields: 0);
                    break;
                case Primitive.While:
                    UniteLoop(instruction, inits: 1, parameters: 0, yields: 1);
                    break;
            }

            foreach (Block inner in instruction.Blocks)
            {
                Visit(inner);
            }
        }
    }

    private void UniteLoop(Instruction loop, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        for (int i = 0; i < loop.Results.Count; i++)
        {
            Unite(loop.Results[i], loop.Operands[i + inits]);
            Unite(loop.Results[i], body.Parameters[i + parameters]);
            Unite(loop.Results[i], body.Yields[i + yields]);
        }
    }

    private void UniteAll(EquatableArray<Value> results, EquatableArray<Value> yields, int offset)
    {
        for (int i = 0; i < results.Count; i++)
        {
            Unite(results[i], yields[i + offset]);
        }
    }

    private void Unite(Value a, Value b)
    {
        if (a.Type.IsScalar)
        {
            return;
        }

        Value first = Class(a);
        Value second = Class(b);
        if (first.Id != second.Id)
        {
            // The older value represents: parameters and allocations before what was derived from them.
            (Value young, Value old) = first.Id > second.Id ? (first, second) : (second, first);
            parent[young.Id] = old;
        }
    }
}
