using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// A cell that is set to zero and then accumulated into is simply set: <c>b[i] = 0; b[i] += v</c> is <c>b[i] = v</c>,
/// if nothing reads or writes that memory between. The two differ in the sign of a zero at most, which adjoints do not
/// carry.
/// </summary>
internal static class MergeStores
{
    public static Function Run(Function function) => function.Body.Contains(Primitive.Store)
        ? function with { Body = Visit(function.Body, new Aliases(function), []) }
        : function;

    private static Block Visit(Block block, Aliases aliases, HashSet<int> zeros)
    {
        zeros.UnionWith(block.Instructions
            .Where(i => i is { Op: Primitive.Constant, Immediate: 0 })
            .Select(i => i.Result.Id));
        List<Instruction> instructions = block.Instructions
            .Select(i => i with { Blocks = i.Blocks.Map(b => Visit(b, aliases, zeros)) })
            .ToList();
        for (int i = 0; i < instructions.Count; i++)
        {
            if (instructions[i] is { Op: Primitive.Store, Origin.Sweep: Sweep.Backward } store
                && zeros.Contains(store.Operands[2].Id)
                && Accumulation(instructions, i, aliases) is int at)
            {
                instructions[at] = instructions[at] with { Op = Primitive.Store };
                instructions.RemoveAt(i--);
            }
        }

        return block with { Instructions = instructions.ToArray() };
    }

    /// <summary>Where the next access to the memory is an accumulation into the same cell.</summary>
    private static int? Accumulation(List<Instruction> instructions, int storeAt, Aliases aliases)
    {
        Instruction store = instructions[storeAt];
        int memory = aliases.Class(store.Operands[0]).Id;
        for (int i = storeAt + 1; i < instructions.Count; i++)
        {
            Instruction instruction = instructions[i];
            if (instruction.Blocks.Count > 0)
            {
                return null;
            }

            if (instruction.Operands.Any(o => o.Type.IsBuffer && aliases.Class(o).Id == memory)
                && instruction.Op is not (Primitive.Length or Primitive.Slice))
            {
                bool isSameCell = instruction.Op == Primitive.Accumulate
                    && instruction.Operands[0].Id == store.Operands[0].Id
                    && instruction.Operands[1].Id == store.Operands[1].Id;
                return isSameCell ? i : null;
            }
        }

        return null;
    }
}
