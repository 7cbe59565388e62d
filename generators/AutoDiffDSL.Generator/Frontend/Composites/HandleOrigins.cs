using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>
/// Which value a handle is, seen through branches and loops that only pass it on: a branch both sides of which give the
/// same one, a loop each iteration of which ends with the one it began with.
/// </summary>
internal sealed class HandleOrigins
{
    private readonly Dictionary<int, (Value Then, Value Otherwise)> branches = [];
    private readonly Dictionary<int, (Value Initial, Value Parameter, Value Next)> loops = [];

    /// <param name="root">The body.</param>
    public HandleOrigins(Block root) => Visit(root);

    /// <summary>The first value that a value is the same as.</summary>
    public Value Of(Value value)
    {
        if (branches.TryGetValue(value.Id, out (Value Then, Value Otherwise) branch))
        {
            Value then = Of(branch.Then);
            return Of(branch.Otherwise).Id == then.Id ? then : value;
        }

        if (loops.TryGetValue(value.Id, out (Value Initial, Value Parameter, Value Next) loop))
        {
            // What an iteration begins with stands for itself while the question is what it ends with.
            loops.Remove(loop.Parameter.Id);
            bool isKept = Of(loop.Next).Id == loop.Parameter.Id;
            loops[loop.Parameter.Id] = loop;
            return isKept ? Of(loop.Initial) : value;
        }

        return value;
    }

    private void Visit(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction.Op)
            {
                case Primitive.If:
                    for (int i = 0; i < instruction.Results.Count; i++)
                    {
                        branches[instruction.Results[i].Id] =
                            (instruction.Blocks[0].Yields[i], instruction.Blocks[1].Yields[i]);
                    }

                    break;
                case Primitive.For:
                    VisitLoop(instruction, inits: 2, parameters: 1, yields: 0);
                    break;
                case Primitive.While:
                    VisitLoop(instruction, inits: 1, parameters: 0, yields: 1);
                    break;
            }

            foreach (Block inner in instruction.Blocks)
            {
                Visit(inner);
            }
        }
    }

    private void VisitLoop(Instruction loop, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        EquatableArray<Value> results = loop.Results;
        for (int i = 0; i < results.Count; i++)
        {
            Value parameter = body.Parameters[parameters + i];
            var carried = (loop.Operands[inits + i], parameter, body.Yields[yields + i]);
            loops[results[i].Id] = carried;
            loops[parameter.Id] = carried;
        }
    }
}
