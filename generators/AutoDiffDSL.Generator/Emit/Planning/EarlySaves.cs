using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Saves what a loop carries before its next value is computed. Then the old and the new value can share one variable:
/// <c>tape.Push(x); x = next(x);</c>. Nothing else touches a tape between the two places, so the order is free.
/// </summary>
internal static class EarlySaves
{
    public static Function Apply(Function function)
    {
        HashSet<int> tapes = [];
        Block body = Apply(function.Body, tapes, carried: 0, firstYield: 0);
        return ReferenceEquals(body, function.Body) ? function : function with { Body = body };
    }

    private static Block Apply(Block block, HashSet<int> tapes, int carried, int firstYield)
    {
        List<Instruction> instructions = [];
        bool changed = false;
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction.Op == Primitive.AllocateTape)
            {
                tapes.Add(instruction.Result.Id);
            }

            Instruction inner = instruction.Blocks.Count > 0 ? ApplyInside(instruction, tapes) : instruction;
            changed |= !ReferenceEquals(inner, instruction);
            instructions.Add(inner);
        }

        for (int i = 0; i < carried; i++)
        {
            Value parameter = block.Parameters[block.Parameters.Count - carried + i];
            changed |= Hoist(instructions, tapes, parameter, block.Yields[firstYield + i]);
        }

        return changed ? block with { Instructions = instructions.ToArray() } : block;
    }

    private static Instruction ApplyInside(Instruction instruction, HashSet<int> tapes)
    {
        int carried = instruction.Op == Primitive.If ? 0 : instruction.Results.Count;
        int firstYield = instruction.Op == Primitive.While ? 1 : 0;
        bool changed = false;
        EquatableArray<Block> blocks = instruction.Blocks.Map(block =>
        {
            Block inner = Apply(block, tapes, carried, firstYield);
            changed |= !ReferenceEquals(inner, block);
            return inner;
        });
        return changed ? instruction with { Blocks = blocks } : instruction;
    }

    private static bool Hoist(List<Instruction> instructions, HashSet<int> tapes, Value current, Value next)
    {
        int target = instructions.FindIndex(instruction => instruction.Results.Any(r => ReferenceEquals(r, next)));
        bool changed = false;
        for (int i = target + 1; target >= 0 && i < instructions.Count; i++)
        {
            if (Saves(instructions[i], tapes, current) && CanMove(instructions, target, i))
            {
                Instruction save = instructions[i];
                instructions.RemoveAt(i);
                instructions.Insert(target, save);
                target++;
                changed = true;
            }
        }

        return changed;
    }

    private static bool Saves(Instruction instruction, HashSet<int> tapes, Value value) => instruction.Op switch
    {
        Primitive.Push => ReferenceEquals(instruction.Operands[1], value) && value.Type.IsScalar,
        Primitive.Store =>
            ReferenceEquals(instruction.Operands[2], value) && tapes.Contains(instruction.Operands[0].Id),
        _ => false,
    };

    /// <summary>Whether what lies between neither touches the tape nor defines what the save needs.</summary>
    private static bool CanMove(List<Instruction> instructions, int to, int from)
    {
        Instruction save = instructions[from];
        for (int i = to; i < from; i++)
        {
            if (Reads(instructions[i], save.Operands[0]) || Defines(instructions[i], save.Operands))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Defines(Instruction instruction, EquatableArray<Value> values) =>
        instruction.Results.Any(result => values.Any(value => ReferenceEquals(result, value)));

    private static bool Reads(Instruction instruction, Value tape) =>
        instruction.Operands.Any(operand => ReferenceEquals(operand, tape))
        || instruction.Blocks.Any(block => block.Yields.Any(value => ReferenceEquals(value, tape))
            || block.Instructions.Any(inner => Reads(inner, tape)));
}
