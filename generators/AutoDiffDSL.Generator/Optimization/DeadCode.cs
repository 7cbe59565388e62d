using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// Removes what no output depends on (Cytron et al. 1991, section 7.1): values nobody reads, carried variables that
/// only feed themselves, writes to memory that is never read and does not belong to the caller, tapes that are never
/// popped.
/// </summary>
internal sealed class DeadCode
{
    private readonly Aliases aliases;
    private readonly HashSet<int> live = [];
    private readonly HashSet<int> readClasses = [];
    private readonly HashSet<int> poppedSlots = [];
    private bool changed;

    private DeadCode(Function function)
    {
        aliases = new Aliases(function);
        foreach (Value memory in function.Body.Parameters.Concat(function.Body.Yields).Where(p => p.Type.IsBuffer))
        {
            readClasses.Add(aliases.Class(memory).Id);
        }
    }

    public static Function Run(Function function)
    {
        var pass = new DeadCode(function);
        foreach (Value output in function.Body.Yields)
        {
            pass.live.Add(output.Id);
        }

        do
        {
            pass.changed = false;
            pass.Mark(function.Body);
        }
        while (pass.changed);

        return function with { Body = pass.Sweep(function.Body) };
    }

    private void Use(Value value)
    {
        changed |= live.Add(value.Id);
    }

    /// <summary>Marks what is needed; returns whether the block has effects that are needed.</summary>
    private bool Mark(Block block)
    {
        bool hasEffects = false;
        for (int i = block.Instructions.Count - 1; i >= 0; i--)
        {
            Instruction instruction = block.Instructions[i];
            hasEffects |= instruction.Op switch
            {
                Primitive.If => MarkIf(instruction),
                Primitive.For => MarkLoop(instruction, inits: 2, parameters: 1, yields: 0),
                Primitive.While => MarkLoop(instruction, inits: 1, parameters: 0, yields: 1),
                _ => MarkPlain(instruction),
            };
        }

        return hasEffects;
    }

    private bool MarkPlain(Instruction instruction)
    {
        if (!IsNeeded(instruction))
        {
            return false;
        }

        foreach (Value operand in instruction.Operands)
        {
            Use(operand);
        }

        foreach (Value buffer in instruction.ReadBuffers())
        {
            changed |= readClasses.Add(aliases.Class(buffer).Id);
        }

        if (instruction.Op == Primitive.Pop)
        {
            changed |= poppedSlots.Add(instruction.Operands[0].Id);
        }

        return instruction.IsEffect();
    }

    /// <summary>A write counts if somebody reads that memory, a push if somebody pops.</summary>
    private bool IsNeeded(Instruction instruction) => instruction.Op switch
    {
        Primitive.Store or Primitive.Accumulate or Primitive.Clear or Primitive.Axpy =>
            readClasses.Contains(aliases.Class(instruction.Operands[0]).Id),
        Primitive.Push => poppedSlots.Contains(instruction.Operands[0].Id),
        Primitive.Call => instruction.Results.Any(r => live.Contains(r.Id))
            || instruction.WrittenBuffers().Any(b => readClasses.Contains(aliases.Class(b).Id)),
        Primitive.Throw or Primitive.Guard => true,
        _ => instruction.Results.Any(r => live.Contains(r.Id)),
    };

    private bool MarkIf(Instruction instruction)
    {
        bool hasEffects = Mark(instruction.Blocks[0]) | Mark(instruction.Blocks[1]);
        bool isLive = false;
        for (int i = 0; i < instruction.Results.Count; i++)
        {
            if (live.Contains(instruction.Results[i].Id))
            {
                isLive = true;
                Use(instruction.Blocks[0].Yields[i]);
                Use(instruction.Blocks[1].Yields[i]);
            }
        }

        if (hasEffects || isLive)
        {
            Use(instruction.Operands[0]);
        }

        return hasEffects;
    }

    private bool MarkLoop(Instruction loop, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        bool hasEffects = Mark(body);
        bool isLive = hasEffects;
        for (int i = 0; i < loop.Results.Count; i++)
        {
            if (live.Contains(loop.Results[i].Id) || live.Contains(body.Parameters[i + parameters].Id))
            {
                isLive = true;
                Use(loop.Operands[i + inits]);
                Use(body.Parameters[i + parameters]);
                Use(body.Yields[i + yields]);
            }
        }

        if (isLive)
        {
            for (int i = 0; i < inits; i++)
            {
                Use(loop.Operands[i]);
            }

            if (yields == 1)
            {
                Use(body.Yields[0]);
            }
        }

        return hasEffects;
    }

    private Block Sweep(Block block)
    {
        var kept = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction.Op)
            {
                case Primitive.If:
                    SweepIf(instruction, kept);
                    break;
                case Primitive.For:
                    SweepLoop(instruction, kept, inits: 2, parameters: 1, yields: 0);
                    break;
                case Primitive.While:
                    SweepLoop(instruction, kept, inits: 1, parameters: 0, yields: 1);
                    break;
                default:
                    if (IsNeeded(instruction))
                    {
                        kept.Add(instruction);
                    }

                    break;
            }
        }

        return block with { Instructions = kept.ToArray() };
    }

    private void SweepIf(Instruction instruction, List<Instruction> kept)
    {
        int[] results = Enumerable.Range(0, instruction.Results.Count)
            .Where(i => live.Contains(instruction.Results[i].Id))
            .ToArray();
        Block[] blocks = instruction.Blocks
            .Select(b => Sweep(b) with { Yields = results.Select(i => b.Yields[i]).ToEquatableArray() })
            .ToArray();
        if (results.Length > 0 || blocks.Any(HasEffects))
        {
            kept.Add(instruction with
            {
                Results = results.Select(i => instruction.Results[i]).ToEquatableArray(),
                Blocks = blocks,
            });
        }
    }

    private void SweepLoop(Instruction loop, List<Instruction> kept, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        int[] carried = Enumerable.Range(0, loop.Results.Count)
            .Where(i => live.Contains(loop.Results[i].Id) || live.Contains(body.Parameters[i + parameters].Id))
            .ToArray();
        Block inner = Sweep(body);
        bool isLive = carried.Any(i => live.Contains(loop.Results[i].Id)) || HasEffects(inner);
        if (isLive)
        {
            kept.Add(loop with
            {
                Operands = [.. loop.Operands.Take(inits), .. carried.Select(i => loop.Operands[i + inits])],
                Results = carried.Select(i => loop.Results[i]).ToEquatableArray(),
                Blocks =
                [
                    new Block(
                        [.. body.Parameters.Take(parameters), .. carried.Select(i => body.Parameters[i + parameters])],
                        inner.Instructions,
                        [.. body.Yields.Take(yields), .. carried.Select(i => body.Yields[i + yields])]),
                ],
            });
        }
    }

    private static bool HasEffects(Block block) =>
        block.Instructions.Any(i => i.IsEffect() || i.Blocks.Any(HasEffects));
}
