using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Decides which buffer parameters the method writes. Handles flow from parameters and allocations through slices and
/// merges;
/// a parameter is written if a write reaches one of the handles that it flows into. Everything that an unwritten
/// parameter flows
/// into is read-only.
/// </summary>
internal sealed class BufferTyping
{
    private readonly Dictionary<int, List<int>> flows = [];
    private readonly HashSet<int> written = [];
    private readonly List<int> fields = [];
    private readonly HashSet<int> readOnly = [];

    private BufferTyping(Function function)
    {
        Visit(function.Body);
        foreach (int root in function.Body.Parameters.Where(p => p.Type.IsBuffer).Select(p => p.Id).Concat(fields))
        {
            HashSet<int> reached = Reach(root);
            if (!reached.Overlaps(written))
            {
                readOnly.UnionWith(reached);
            }
        }
    }

    /// <summary>The static arrays that the method writes.</summary>
    public static IEnumerable<int> WrittenFields(Function function)
    {
        var typing = new BufferTyping(function);
        return typing.fields.Where(f => typing.Reach(f).Overlaps(typing.written));
    }

    /// <summary>The function with <see cref="TypeShape.ReadOnlyBuffer"/> exactly where nothing is written.</summary>
    public static Function Apply(Function function)
    {
        var typing = new BufferTyping(function);
        return function with
        {
            Body = typing.Retype(function.Body),
            Signature = function.Signature.Map(p => p.Type.IsBuffer && p.Input >= 0
                ? p with { Type = typing.Retype(function.Body.Parameters[p.Input]).Type }
                : p),
        };
    }

    private void Visit(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction.Op)
            {
                case Primitive.Field when instruction.Result.Type.IsBuffer:
                    fields.Add(instruction.Result.Id);
                    break;
                case Primitive.Slice or Primitive.Detach:
                    Flow(instruction.Operands[0], instruction.Result);
                    break;
                case Primitive.If:
                    FlowAll(instruction.Blocks[0].Yields, 0, instruction.Results, 0);
                    FlowAll(instruction.Blocks[1].Yields, 0, instruction.Results, 0);
                    break;
                case Primitive.For:
                    VisitLoop(instruction, inits: 2, parameters: 1, yields: 0);
                    break;
                case Primitive.While:
                    VisitLoop(instruction, inits: 1, parameters: 0, yields: 1);
                    break;
                default:
                    written.UnionWith(instruction.WrittenBuffers().Select(b => b.Id));
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
        FlowAll(loop.Operands, inits, body.Parameters, parameters);
        FlowAll(body.Yields, yields, body.Parameters, parameters);
        FlowAll(body.Parameters, parameters, loop.Results, 0);
    }

    private void FlowAll(EquatableArray<Value> from, int skipFrom, EquatableArray<Value> to, int skipTo)
    {
        for (int i = 0; i + skipTo < to.Count; i++)
        {
            Flow(from[i + skipFrom], to[i + skipTo]);
        }
    }

    private void Flow(Value from, Value to)
    {
        if (from.Type.IsBuffer)
        {
            if (!flows.TryGetValue(from.Id, out List<int> targets))
            {
                flows.Add(from.Id, targets = []);
            }

            targets.Add(to.Id);
        }
    }

    private HashSet<int> Reach(int start)
    {
        HashSet<int> reached = [start];
        var pending = new Stack<int>();
        pending.Push(start);
        while (pending.Count > 0)
        {
            if (flows.TryGetValue(pending.Pop(), out List<int> targets))
            {
                foreach (int target in targets.Where(reached.Add))
                {
                    pending.Push(target);
                }
            }
        }

        return reached;
    }

    private Block Retype(Block block) => new(
        block.Parameters.Map(Retype),
        block.Instructions.Map(i => i with
        {
            Results = i.Results.Map(Retype),
            Operands = i.Operands.Map(Retype),
            Blocks = i.Blocks.Map(Retype),
        }),
        block.Yields.Map(Retype));

    private Value Retype(Value value)
    {
        if (!value.Type.IsBuffer || value.Type.IsList)
        {
            return value;
        }

        IrType type = IrType.Buffer(value.Type.Element, writable: !readOnly.Contains(value.Id));
        return type == value.Type ? value : new Value(value.Id, type, value.Name);
    }
}
