using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>Values in the place of others.</summary>
internal static class Renaming
{
    /// <summary>The block with each use of a value replaced; definitions stay.</summary>
    public static Block Apply(Block block, IReadOnlyDictionary<int, Value> replacements)
    {
        return new Block(block.Parameters, block.Instructions.Map(Visit), block.Yields.Map(Map));

        Value Map(Value value) => replacements.TryGetValue(value.Id, out Value next) ? next : value;

        Instruction Visit(Instruction instruction) => instruction with
        {
            Operands = instruction.Operands.Map(Map),
            Blocks = instruction.Blocks.Map(b => Apply(b, replacements)),
        };
    }
}
