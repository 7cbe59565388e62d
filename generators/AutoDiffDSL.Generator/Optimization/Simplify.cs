using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// One walk in dominance order: constants are folded, identities that hold for every bit pattern are applied, equal
/// expressions are computed once (Briggs, Cooper and Simpson 1997, dominator-based value numbering), a load is replaced
/// by an earlier load or store of the same cell if nothing wrote between, and values that a loop carries without
/// changing become invariants.
/// </summary>
internal sealed class Simplify
{
    private readonly Aliases aliases;
    private readonly ValueFactory values;
    private readonly Dictionary<int, Value> replacements = [];
    private readonly Dictionary<int, Instruction> definitions = [];
    private readonly Dictionary<int, int> versions = [];
    private readonly ScopedTable<Expression, Value> known = new();
    private readonly Dictionary<int, Instruction> pushed = [];
    private int nextVersion;
    private bool foundInvariant;

    private Simplify(Function function)
    {
        aliases = new Aliases(function);
        values = new ValueFactory(function.NextId);
    }

    /// <summary>
    /// Walks as often as a walk ends with a loop that turned out to carry a value unchanged: a transform that still saw
    /// the loop's result would keep what only a later walk removes.
    /// </summary>
    public static Function Run(Function function)
    {
        Simplify pass;
        do
        {
            pass = new Simplify(function);
            function = function with { Body = pass.Visit(function.Body), NextId = pass.values.NextId };
        }
        while (pass.foundInvariant);
        return function;
    }

    private Value Map(Value value)
    {
        while (replacements.TryGetValue(value.Id, out Value next))
        {
            value = next;
        }

        return value;
    }

    private EquatableArray<Value> Map(EquatableArray<Value> list) => list.Map(Map);

    private Block Visit(Block block)
    {
        known.Enter();
        var instructions = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            Visit(instruction, instructions);
        }

        EquatableArray<Value> yields = Map(block.Yields);
        known.Leave();
        return new Block(block.Parameters, instructions.ToArray(), yields);
    }

    private void Visit(Instruction original, List<Instruction> output)
    {
        Instruction instruction = original with { Operands = Map(original.Operands) };
        switch (instruction.Op)
        {
            case Primitive.If:
                VisitIf(instruction, output);
                return;
            case Primitive.For:
                VisitLoop(instruction, output, inits: 2, parameters: 1, yields: 0);
                return;
            case Primitive.While:
                VisitLoop(instruction, output, inits: 1, parameters: 0, yields: 1);
                return;
        }

        if (instruction.Op == Primitive.Call)
        {
            VisitCall(instruction, output);
            return;
        }

        if (instruction.Op.WritesBuffer())
        {
            output.Add(instruction);
            int written = aliases.Class(instruction.Operands[0]).Id;
            versions[written] = ++nextVersion;
            if (instruction.Op == Primitive.Store)
            {
                known.Set(LoadKey(instruction.Operands[0], instruction.Operands[1]), instruction.Operands[2]);
            }

            return;
        }

        if (instruction.Op == Primitive.Guard)
        {
            VisitGuard(instruction, output);
            return;
        }

        instruction = ThroughTape(instruction);

        if (instruction.Results.Count != 1 || instruction.Op is Primitive.Pop or Primitive.NewSlot)
        {
            output.Add(instruction);
            return;
        }

        Value result = instruction.Result;
        if (instruction.Op.IsScalarFunction() && instruction.Op != Primitive.Constant)
        {
            if (Identities.Apply(instruction, Definition, out bool negate) is { } same && same.Type == result.Type)
            {
                if (!negate)
                {
                    replacements[result.Id] = same;
                    return;
                }

                instruction = instruction with { Op = Primitive.Negate, Operands = [same] };
            }
            else if (SelfComparison.IsOne(instruction))
            {
                instruction = SelfComparison.Simplify(instruction, values, output);
            }
            else if (IsDouble(instruction))
            {
                instruction = instruction with
                {
                    Op = Primitive.Multiply,
                    Operands = [Two(instruction, output), instruction.Operands[0]],
                };
            }
            else if (Constants(instruction) is { } bits && Folding.Fold(instruction, bits) is { } folded)
            {
                instruction = instruction with { Op = Primitive.Constant, Operands = [], Immediate = folded };
            }
        }
        else if (Identities.Apply(instruction, Definition, out _) is { } same)
        {
            replacements[result.Id] = same;
            return;
        }

        if (instruction.Op is Primitive.Allocate or Primitive.AllocateTape or Primitive.Copy)
        {
            output.Add(instruction);
            definitions[result.Id] = instruction;
            return;
        }

        Expression key = instruction.Op == Primitive.Load
            ? LoadKey(instruction.Operands[0], instruction.Operands[1])
            : new Expression(
                instruction.Op, result.Type, instruction.Operands, instruction.Immediate, instruction.Text);
        if (known.TryGet(key, out Value earlier))
        {
            replacements[result.Id] = earlier;
            return;
        }

        known.Set(key, result);
        definitions[result.Id] = instruction;
        output.Add(instruction);
    }

    /// <summary>What was checked is not checked again while it is the same.</summary>
    private void VisitGuard(Instruction guard, List<Instruction> output)
    {
        var key = new Expression(guard.Op, IrType.Boolean, guard.Operands, State(guard), guard.Text);
        if (guard.Operands.Count == 0 || !known.TryGet(key, out _))
        {
            output.Add(guard);
        }

        if (guard.Operands.Count > 0)
        {
            known.Set(key, guard.Operands[0]);
        }
    }

    /// <summary>Tells the states of all memory that an instruction reads: versions only grow.</summary>
    private int State(Instruction instruction) =>
        instruction.ReadBuffers().Select(b => Version(aliases.Class(b).Id)).DefaultIfEmpty(0).Max();

    /// <summary>
    /// What is saved as a constant comes back as one, so that what folds in the forward part folds in the reversed one.
    /// </summary>
    private Instruction ThroughTape(Instruction instruction)
    {
        if (instruction.Op == Primitive.Push
            && Definition(instruction.Operands[1]) is { Op: Primitive.Constant } constant)
        {
            pushed[instruction.Operands[0].Id] = constant;
        }

        return instruction.Op == Primitive.Pop
            && pushed.TryGetValue(instruction.Operands[0].Id, out Instruction saved)
            ? saved with { Results = instruction.Results, Origin = instruction.Origin }
            : instruction;
    }

    /// <summary>
    /// A method that writes nothing is called once for one state of what it reads.
    /// </summary>
    private void VisitCall(Instruction call, List<Instruction> output)
    {
        if (call.Callee!.WritesMemory || call.Results.Count != 1)
        {
            output.Add(call);
            foreach (Value buffer in call.WrittenBuffers())
            {
                versions[aliases.Class(buffer).Id] = ++nextVersion;
            }

            return;
        }

        var key = new Expression(call.Op, call.Result.Type, call.Operands, State(call), "") { Callee = call.Callee };
        if (known.TryGet(key, out Value earlier))
        {
            replacements[call.Result.Id] = earlier;
            return;
        }

        known.Set(key, call.Result);
        definitions[call.Result.Id] = call;
        output.Add(call);
    }

    private void VisitIf(Instruction instruction, List<Instruction> output)
    {
        if (Definition(instruction.Operands[0]) is { Op: Primitive.Constant } condition)
        {
            Block taken = instruction.Blocks[condition.Immediate != 0 ? 0 : 1];
            foreach (Instruction inner in taken.Instructions)
            {
                Visit(inner, output);
            }

            for (int i = 0; i < instruction.Results.Count; i++)
            {
                replacements[instruction.Results[i].Id] = Map(taken.Yields[i]);
            }

            return;
        }

        Dictionary<int, int> before = new(versions);
        Block then = Visit(instruction.Blocks[0]);
        Restore(before);
        Block otherwise = Visit(instruction.Blocks[1]);
        Invalidate(instruction);
        var results = new List<Value>();
        var thenYields = new List<Value>();
        var otherwiseYields = new List<Value>();
        for (int i = 0; i < instruction.Results.Count; i++)
        {
            if (then.Yields[i].Id == otherwise.Yields[i].Id)
            {
                replacements[instruction.Results[i].Id] = then.Yields[i];
                continue;
            }

            if (IsBoolean(then.Yields[i], 1) && IsBoolean(otherwise.Yields[i], 0))
            {
                replacements[instruction.Results[i].Id] = instruction.Operands[0];
                continue;
            }

            results.Add(instruction.Results[i]);
            thenYields.Add(then.Yields[i]);
            otherwiseYields.Add(otherwise.Yields[i]);
        }

        output.Add(instruction with
        {
            Results = results.ToArray(),
            Blocks =
            [
                then with { Yields = thenYields.ToArray() },
                otherwise with { Yields = otherwiseYields.ToArray() },
            ],
        });
    }

    private void VisitLoop(Instruction loop, List<Instruction> output, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        var carried = new List<int>();
        for (int i = 0; i < loop.Results.Count; i++)
        {
            if (body.Yields[i + yields].Id == body.Parameters[i + parameters].Id)
            {
                replacements[body.Parameters[i + parameters].Id] = loop.Operands[i + inits];
                replacements[loop.Results[i].Id] = loop.Operands[i + inits];
            }
            else
            {
                carried.Add(i);
            }
        }

        if (loop.Op == Primitive.While && Definition(loop.Operands[0]) is { Op: Primitive.Constant, Immediate: 0 })
        {
            foreach (int i in carried)
            {
                replacements[loop.Results[i].Id] = loop.Operands[i + inits];
            }

            return;
        }

        Invalidate(loop);
        Block inner = Visit(new Block(
            [.. body.Parameters.Take(parameters), .. carried.Select(i => body.Parameters[i + parameters])],
            body.Instructions,
            [.. body.Yields.Take(yields), .. carried.Select(i => body.Yields[i + yields])]));
        Invalidate(loop);
        foundInvariant |= Enumerable.Range(0, carried.Count)
            .Any(i => inner.Yields[i + yields].Id == inner.Parameters[i + parameters].Id);
        output.Add(loop with
        {
            Operands = [.. loop.Operands.Take(inits), .. carried.Select(i => loop.Operands[i + inits])],
            Results = carried.Select(i => loop.Results[i]).ToEquatableArray(),
            Blocks = [inner],
        });
    }

    /// <summary>x + x, which is 2 * x in every bit, and reads better so.</summary>
    private static bool IsDouble(Instruction instruction) =>
        instruction.Op == Primitive.Add
        && instruction.Result.Type is { IsFloating: true, Element: not ScalarKind.Generic }
        && instruction.Operands[0].Id == instruction.Operands[1].Id;

    private Value Two(Instruction instruction, List<Instruction> output)
    {
        IrType type = instruction.Result.Type;
        var builder = new BlockBuilder(values) { Origin = instruction.Origin };
        Value two = builder.Number(type, 2);
        Visit(builder.Instructions[0], output);
        return Map(two);
    }

    private Instruction? Definition(Value value) =>
        definitions.TryGetValue(value.Id, out Instruction definition) ? definition : null;

    private bool IsBoolean(Value value, long bits) =>
        value.Type == IrType.Boolean
        && Definition(value) is { Op: Primitive.Constant } constant
        && constant.Immediate == bits;

    private long[]? Constants(Instruction instruction)
    {
        var bits = new long[instruction.Operands.Count];
        for (int i = 0; i < bits.Length; i++)
        {
            if (Definition(instruction.Operands[i]) is not { Op: Primitive.Constant } constant)
            {
                return null;
            }

            bits[i] = constant.Immediate;
        }

        return bits;
    }

    private int Version(int memoryClass) => versions.TryGetValue(memoryClass, out int version) ? version : 0;

    private void Invalidate(Instruction region)
    {
        foreach (int memoryClass in Effects.WrittenClasses(region, aliases))
        {
            versions[memoryClass] = ++nextVersion;
        }
    }

    private void Restore(Dictionary<int, int> before)
    {
        foreach (int memoryClass in versions.Keys.ToArray())
        {
            versions[memoryClass] = before.TryGetValue(memoryClass, out int version) ? version : 0;
        }
    }

    private Expression LoadKey(Value buffer, Value index) =>
        new(Primitive.Load, buffer.Type.ElementType, [buffer, index], Version(aliases.Class(buffer).Id), "");

    private readonly record struct Expression(
        Primitive Op, IrType Type, EquatableArray<Value> Operands, long Immediate, string Text)
    {
        public Callee? Callee { get; init; }
    }
}
