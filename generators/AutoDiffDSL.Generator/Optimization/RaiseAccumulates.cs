using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// Recognises <c>x = b[i]; b[i] = x + v</c> as the accumulation <c>b[i] += v</c>. Its transpose is a mere load, where
/// the transpose of a store would also have to clear the cell. Floating-point addition commutes, so no bit changes.
/// </summary>
internal sealed class RaiseAccumulates
{
    private readonly Aliases aliases;
    private readonly Dictionary<int, int> uses = [];

    private RaiseAccumulates(Function function)
    {
        aliases = new Aliases(function);
        Count(function.Body);
    }

    public static Function Run(Function function) =>
        function with { Body = new RaiseAccumulates(function).Visit(function.Body) };

    private void Count(Block block)
    {
        foreach (Value value in block.Instructions.SelectMany(i => i.Operands).Concat(block.Yields))
        {
            uses[value.Id] = uses.TryGetValue(value.Id, out int count) ? count + 1 : 1;
        }

        foreach (Block inner in block.Instructions.SelectMany(i => i.Blocks))
        {
            Count(inner);
        }
    }

    private Block Visit(Block block)
    {
        List<Instruction> instructions = block.Instructions.ToList();
        var removed = new HashSet<int>();
        for (int i = 0; i < instructions.Count; i++)
        {
            Instruction instruction = instructions[i];
            if (instruction.Blocks.Count > 0)
            {
                instructions[i] = instruction with { Blocks = instruction.Blocks.Map(Visit) };
            }
            else if (instruction.Op == Primitive.Store && instruction.Operands[2].Type.IsFloating)
            {
                TryRaise(instructions, i, removed);
            }
        }

        var kept = instructions.Where(i => i.Results.Count != 1 || !removed.Contains(i.Result.Id));
        return block with { Instructions = kept.ToArray() };
    }

    private void TryRaise(List<Instruction> instructions, int storeAt, HashSet<int> removed)
    {
        Instruction store = instructions[storeAt];
        int sumAt = Find(instructions, storeAt, store.Operands[2]);
        if (sumAt < 0 || instructions[sumAt].Op is not (Primitive.Add or Primitive.Subtract))
        {
            return;
        }

        Instruction sum = instructions[sumAt];
        for (int side = 0; side < (sum.Op == Primitive.Add ? 2 : 1); side++)
        {
            int loadAt = Find(instructions, sumAt, sum.Operands[side]);
            if (loadAt < 0 || !IsSameCell(instructions[loadAt], store) || IsWritten(instructions, loadAt, storeAt))
            {
                continue;
            }

            Value term = sum.Operands[1 - side];
            removed.Add(instructions[loadAt].Result.Id);
            if (sum.Op == Primitive.Add)
            {
                removed.Add(sum.Result.Id);
            }
            else
            {
                instructions[sumAt] = sum with { Op = Primitive.Negate, Operands = [term] };
                term = sum.Result;
            }

            instructions[storeAt] = store with
            {
                Op = Primitive.Accumulate,
                Operands = [store.Operands[0], store.Operands[1], term],
            };
            return;
        }
    }

    /// <summary>Where in the block a value that is used once is defined, or -1.</summary>
    private int Find(List<Instruction> instructions, int before, Value value)
    {
        if (uses[value.Id] != 1)
        {
            return -1;
        }

        for (int i = before - 1; i >= 0; i--)
        {
            if (instructions[i].Results.Count == 1 && instructions[i].Result.Id == value.Id)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsSameCell(Instruction load, Instruction store) =>
        load.Op == Primitive.Load
        && load.Operands[0].Id == store.Operands[0].Id
        && load.Operands[1].Id == store.Operands[1].Id;

    private bool IsWritten(List<Instruction> instructions, int from, int to)
    {
        int memory = aliases.Class(instructions[to].Operands[0]).Id;
        for (int i = from + 1; i < to; i++)
        {
            Instruction instruction = instructions[i];
            bool writes = instruction.WrittenBuffers().Any(b => aliases.Class(b).Id == memory)
                || (instruction.Blocks.Count > 0 && Effects.WrittenClasses(instruction, aliases).Contains(memory));
            if (writes)
            {
                return true;
            }
        }

        return false;
    }
}
