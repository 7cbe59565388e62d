using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// A detached value differs from the original in its derivatives only. Once all are taken, the original stands for it.
/// </summary>
internal static class EraseDetach
{
    public static Function Run(Function function)
    {
        if (!function.Body.Contains(Primitive.Detach))
        {
            return function;
        }

        var originals = new Dictionary<int, Value>();
        return function with { Body = Visit(function.Body, originals) };
    }

    private static Block Visit(Block block, Dictionary<int, Value> originals)
    {
        var kept = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            EquatableArray<Value> operands = Map(instruction.Operands, originals);
            if (instruction.Op == Primitive.Detach)
            {
                originals.Add(instruction.Result.Id, operands[0]);
                continue;
            }

            kept.Add(instruction with
            {
                Operands = operands,
                Blocks = instruction.Blocks.Map(inner => Visit(inner, originals)),
            });
        }

        return new Block(block.Parameters, kept.ToArray(), Map(block.Yields, originals));
    }

    private static EquatableArray<Value> Map(EquatableArray<Value> values, Dictionary<int, Value> originals) =>
        values.Map(value => originals.TryGetValue(value.Id, out Value original) ? original : value);
}
