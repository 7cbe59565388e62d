using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// Moves scalar functions of values from outside a loop to before it (Muchnick 1997, section 13.2). Only what can
/// neither throw nor read memory moves, so that a loop that never runs stays harmless. Of the integers only bounds of
/// inner loops move, since a tape of fixed shape needs them early; indices and constants read best where they are used.
/// </summary>
internal sealed class HoistInvariants
{
    public static Function Run(Function function) =>
        function with { Body = new HoistInvariants().Visit(function.Body, []) };

    private Block Visit(Block block, HashSet<int> outside)
    {
        var output = new List<Instruction>();
        var visible = new HashSet<int>(outside);
        visible.UnionWith(block.Parameters.Select(p => p.Id));
        foreach (Instruction instruction in block.Instructions)
        {
            Instruction visited = instruction with { Blocks = instruction.Blocks.Map(b => Visit(b, visible)) };
            if (visited.Op is Primitive.For or Primitive.While)
            {
                visited = Hoist(visited, visible, output);
            }

            output.Add(visited);
            visible.UnionWith(visited.Results.Select(r => r.Id));
        }

        return block with { Instructions = output.ToArray() };
    }

    private static Instruction Hoist(Instruction loop, HashSet<int> visible, List<Instruction> output)
    {
        Block body = loop.Blocks[0];
        var moved = new HashSet<int>();
        var bounds = new HashSet<int>(body.Instructions
            .Where(i => i.Op == Primitive.For)
            .SelectMany(i => i.Operands.Take(2))
            .Select(bound => bound.Id));
        var invariant = new HashSet<int>(visible);
        foreach (Instruction instruction in body.Instructions)
        {
            bool isPure = instruction.Op.IsScalarFunction() || instruction.Op == Primitive.Length;
            if (isPure && !instruction.MayThrow() && instruction.Operands.All(o => invariant.Contains(o.Id)))
            {
                invariant.Add(instruction.Result.Id);
                bool isWorthIt = instruction.Op is not (Primitive.Constant or Primitive.Length)
                    && (instruction.Result.Type.IsFloating || bounds.Contains(instruction.Result.Id));
                if (isWorthIt)
                {
                    moved.Add(instruction.Result.Id);
                }
            }
        }

        if (moved.Count == 0)
        {
            return loop;
        }

        // What a moved instruction reads moves with it.
        for (int i = body.Instructions.Count - 1; i >= 0; i--)
        {
            Instruction instruction = body.Instructions[i];
            if (instruction.Results.Count == 1 && moved.Contains(instruction.Result.Id))
            {
                moved.UnionWith(instruction.Operands.Select(o => o.Id).Where(id => !visible.Contains(id)));
            }
        }

        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Results.Count == 1 && moved.Contains(instruction.Result.Id))
            {
                output.Add(instruction);
                visible.Add(instruction.Result.Id);
            }
        }

        EquatableArray<Instruction> rest = body.Instructions
            .Where(i => i.Results.Count != 1 || !moved.Contains(i.Result.Id))
            .ToEquatableArray();
        return loop with { Blocks = [body with { Instructions = rest }] };
    }
}
