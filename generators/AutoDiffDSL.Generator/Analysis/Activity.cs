using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Rules;

namespace AutoDiffDSL.Generator.Analysis;

/// <summary>
/// Which values vary with the active inputs (the forward half of activity analysis; Hascoet, Naumann and Pascual 2005).
/// What does not vary has no tangent at all. Tangents that no output uses are removed later, as dead code.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<int> varying = [];
    private readonly HashSet<int> detached = [];
    private readonly Aliases aliases;
    private bool changed;

    public Activity(Function function, Aliases aliases, IEnumerable<Value> activeInputs)
    {
        this.aliases = aliases;
        foreach (Value input in activeInputs)
        {
            Mark(input);
        }

        do
        {
            changed = false;
            Visit(function.Body);
        }
        while (changed);
    }

    /// <summary>Whether a scalar varies, or the memory behind a buffer or slot holds anything that does.</summary>
    public bool Varies(Value value) =>
        value.Type.IsFloating && varying.Contains(value.Type.IsScalar ? value.Id : aliases.Class(value).Id);

    /// <summary>
    /// What is read through a detached handle is constant, though the memory behind it may vary. A handle that is
    /// merged with others loses that mark: its shadow is zero then, and says the same at some cost.
    /// </summary>
    private void Detach(Instruction instruction)
    {
        if (instruction.Op == Primitive.Detach || detached.Contains(instruction.Operands[0].Id))
        {
            detached.Add(instruction.Result.Id);
        }
    }

    /// <summary>Whether a call differentiates through anything that varies.</summary>
    public bool IsActive(Instruction call) =>
        Enumerable.Range(0, call.Operands.Count)
            .Any(i => call.Callee!.InputParameter(i).IsActive && Varies(call.Operands[i]));

    private void Mark(Value value)
    {
        if (value.Type.IsFloating && varying.Add(value.Type.IsScalar ? value.Id : aliases.Class(value).Id))
        {
            changed = true;
        }
    }

    private void Flow(Value from, Value to)
    {
        if (Varies(from))
        {
            Mark(to);
        }
    }

    private void Visit(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction.Op)
            {
                case Primitive.Detach or Primitive.Slice:
                    Detach(instruction);
                    break;
                case Primitive.Load when detached.Contains(instruction.Operands[0].Id):
                    break;
                case Primitive.Load or Primitive.Pop:
                    Flow(instruction.Operands[0], instruction.Result);
                    break;
                case Primitive.Store or Primitive.Accumulate:
                    Flow(instruction.Operands[2], instruction.Operands[0]);
                    break;
                case Primitive.Push:
                    Flow(instruction.Operands[1], instruction.Operands[0]);
                    break;
                case Primitive.Call:
                    VisitCall(instruction);
                    break;
                case Primitive.Convert:
                    Flow(instruction.Operands[0], instruction.Result);
                    break;
                case Primitive.If:
                    Visit(instruction.Blocks[0]);
                    Visit(instruction.Blocks[1]);
                    for (int i = 0; i < instruction.Results.Count; i++)
                    {
                        Flow(instruction.Blocks[0].Yields[i], instruction.Results[i]);
                        Flow(instruction.Blocks[1].Yields[i], instruction.Results[i]);
                    }

                    break;
                case Primitive.For:
                    VisitLoop(instruction, inits: 2, parameters: 1, yields: 0);
                    break;
                case Primitive.While:
                    VisitLoop(instruction, inits: 1, parameters: 0, yields: 1);
                    break;
                default:
                    VisitScalar(instruction);
                    break;
            }
        }
    }

    private void VisitLoop(Instruction loop, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        for (int i = 0; i < loop.Results.Count; i++)
        {
            Flow(loop.Operands[i + inits], body.Parameters[i + parameters]);
        }

        Visit(body);
        for (int i = 0; i < loop.Results.Count; i++)
        {
            Flow(body.Yields[i + yields], body.Parameters[i + parameters]);
            Flow(body.Parameters[i + parameters], loop.Results[i]);
        }
    }

    /// <summary>Whatever goes in as active comes out everywhere but where the method says that nothing does.</summary>
    private void VisitCall(Instruction call)
    {
        if (IsActive(call))
        {
            for (int i = 0; i < call.Results.Count; i++)
            {
                if (call.Callee!.IsActiveOutput(i))
                {
                    Mark(call.Results[i]);
                }
            }

            for (int i = 0; i < call.Operands.Count; i++)
            {
                Parameter parameter = call.Callee!.InputParameter(i);
                if (parameter is { IsActive: true, Type.Shape: TypeShape.Buffer })
                {
                    Mark(call.Operands[i]);
                }
            }
        }
    }

    private void VisitScalar(Instruction instruction)
    {
        if (DerivativeRules.Find(instruction.Op) is { IsZero: false })
        {
            foreach (Value operand in instruction.Operands)
            {
                Flow(operand, instruction.Result);
            }
        }
    }
}
