using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// Computes what a counted loop adds up in equal steps, <c>k += 2</c>, from the loop's index: strength reduction turned
/// back (Muchnick 1997, section 14.1), so that a reversed loop has such a counter without a tape. Integers wrap around,
/// so no bit changes.
/// </summary>
internal sealed class RaiseCounters
{
    private readonly ValueFactory values;
    private readonly HashSet<int> used = [];
    private readonly Dictionary<int, Instruction> definitions = [];
    private readonly Dictionary<int, Value> replacements = [];

    private RaiseCounters(Function function)
    {
        values = new ValueFactory(function.NextId);
        Read(function.Body);
    }

    public static Function Run(Function function)
    {
        var pass = new RaiseCounters(function);
        Block body = pass.Visit(function.Body);
        return function with { Body = body, NextId = pass.values.NextId };
    }

    private void Read(Block block)
    {
        used.UnionWith(block.Yields.Select(v => v.Id));
        foreach (Instruction instruction in block.Instructions)
        {
            used.UnionWith(instruction.Operands.Select(v => v.Id));
            foreach (Value result in instruction.Results)
            {
                definitions[result.Id] = instruction;
            }

            foreach (Block inner in instruction.Blocks)
            {
                Read(inner);
            }
        }
    }

    private Value Map(Value value) => replacements.TryGetValue(value.Id, out Value other) ? other : value;

    private Block Visit(Block block)
    {
        var output = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            Instruction mapped = instruction with { Operands = instruction.Operands.Map(Map) };
            if (mapped is { Op: Primitive.For, Reversed: false })
            {
                VisitLoop(mapped, output);
                continue;
            }

            output.Add(mapped with { Blocks = mapped.Blocks.Map(Visit) });
        }

        return new Block(block.Parameters, output.ToArray(), block.Yields.Map(Map));
    }

    private void VisitLoop(Instruction loop, List<Instruction> output)
    {
        Block body = loop.Blocks[0];
        var first = new BlockBuilder(values) { Origin = loop.Origin };
        var after = new BlockBuilder(values) { Origin = loop.Origin };
        var carried = new List<int>();
        for (int i = 0; i < loop.Results.Count; i++)
        {
            if (!TryRaise(loop, i, first, after))
            {
                carried.Add(i);
            }
        }

        Block inner = Visit(new Block(
            [body.Parameters[0], .. carried.Select(i => body.Parameters[i + 1])],
            [.. first.Instructions, .. body.Instructions],
            [.. carried.Select(i => body.Yields[i])]));
        output.Add(loop with
        {
            Operands = [.. loop.Operands.Take(2), .. carried.Select(i => loop.Operands[i + 2])],
            Results = [.. carried.Select(i => loop.Results[i])],
            Blocks = [inner],
        });
        output.AddRange(after.Instructions);
    }

    private bool TryRaise(Instruction loop, int carried, BlockBuilder first, BlockBuilder after)
    {
        Block body = loop.Blocks[0];
        Value counter = body.Parameters[carried + 1];
        Value start = loop.Operands[0];
        Value initial = loop.Operands[carried + 2];
        bool isLast = used.Contains(loop.Results[carried].Id);
        if (counter.Type != IrType.Int32
            || Step(body, counter, body.Yields[carried]) is not { } step
            || step % loop.Immediate != 0
            || (isLast && loop.Immediate != 1))
        {
            return false;
        }

        int perIndex = (int)(step / loop.Immediate);
        int? from = Constant(start);
        bool isIndex = perIndex == 1 && (start.Id == initial.Id || (from is { } a && a == Constant(initial)));
        if (!isIndex && from != 0 && (from is null || Constant(initial) is null))
        {
            return false;
        }

        Define(counter, body.Parameters[0], first);
        if (isLast)
        {
            Define(loop.Results[carried], End(), after);
        }

        return true;

        void Define(Value value, Value index, BlockBuilder builder)
        {
            if (isIndex)
            {
                replacements.Add(value.Id, index);
                return;
            }

            Value scaled = perIndex == 1
                ? index
                : builder.Emit(Primitive.Multiply, index, builder.Constant(perIndex));
            Value offset = from == 0
                ? initial
                : builder.Constant(unchecked(Constant(initial)!.Value - (perIndex * from!.Value)));
            builder.Add(new Instruction(Primitive.Add, [value], [scaled, offset], [], 0, false, builder.Origin));
        }

        Value End() => from == 0 && definitions.TryGetValue(loop.Operands[1].Id, out Instruction end)
            && end.Op == Primitive.Length
            ? loop.Operands[1]
            : after.Emit(Primitive.Max, loop.Operands[1], start);
    }

    /// <summary>What each run of a body adds to a counter, if that is a constant.</summary>
    private int? Step(Block body, Value counter, Value next)
    {
        if (!definitions.TryGetValue(next.Id, out Instruction sum)
            || !body.Instructions.Any(i => ReferenceEquals(i, sum)))
        {
            return null;
        }

        return sum.Op switch
        {
            Primitive.Add when sum.Operands[0].Id == counter.Id => Constant(sum.Operands[1]),
            Primitive.Add when sum.Operands[1].Id == counter.Id => Constant(sum.Operands[0]),
            Primitive.Subtract when sum.Operands[0].Id == counter.Id => -Constant(sum.Operands[1]),
            _ => null,
        };
    }

    private int? Constant(Value value) =>
        definitions.TryGetValue(value.Id, out Instruction definition) && definition.Op == Primitive.Constant
            ? (int)definition.Immediate
            : null;
}
