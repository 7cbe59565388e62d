using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>
/// Appends instructions to a block. All builders of one function share one <see cref="ValueFactory"/>.
/// </summary>
/// <param name="values">Hands out the values.</param>
/// <param name="observe">Is told what is added.</param>
internal sealed class BlockBuilder(ValueFactory values, Action<Instruction>? observe = null)
{
    private const int RenamingDistance = 64;

    private readonly List<Instruction> instructions = [];

    public ValueFactory Values { get; } = values;

    /// <summary>The origin given to instructions that are added from now on.</summary>
    public Origin Origin { get; set; } = Origin.None;

    public IReadOnlyList<Instruction> Instructions => instructions;

    /// <summary>Whether control does not go beyond what has been added.</summary>
    public bool EndsInThrow => instructions.Count > 0 && instructions[instructions.Count - 1].Op == Primitive.Throw;

    public BlockBuilder Nested() => new(Values, observe) { Origin = Origin };

    public void Add(Instruction instruction)
    {
        if (instruction.Operands.Any(Values.IsFormer))
        {
            instruction = instruction with { Operands = instruction.Operands.Map(Values.Current) };
        }

        instructions.Add(instruction);
        observe?.Invoke(instruction);
    }

    public void Prepend(IEnumerable<Instruction> first) => instructions.InsertRange(0, first);

    /// <summary>Adds an operation with one result.</summary>
    public Value Emit(Primitive op, IrType type, string name, params Value[] operands)
    {
        Value result = Values.New(type, name);
        Add(new Instruction(op, [result], operands, [], 0, false, Origin));
        return result;
    }

    /// <summary>Adds an operation with no result.</summary>
    public void Effect(Primitive op, params Value[] operands) =>
        Add(new Instruction(op, [], operands, [], 0, false, Origin));

    /// <summary>Adds a throw or a call that may throw; <paramref name="text"/> has a hole for each operand.</summary>
    public void Guard(Primitive op, string text, Value[] operands) =>
        Add(new Instruction(op, [], operands, [], 0, false, Origin) { Text = text });

    /// <summary>Adds a binary or unary operation whose result has the type of its first operand.</summary>
    public Value Emit(Primitive op, params Value[] operands) => Emit(op, operands[0].Type, "", operands);

    public Value Compare(Primitive op, Value left, Value right) => Emit(op, IrType.Boolean, "", left, right);

    public Value Constant(IrType type, long bits)
    {
        Value result = Values.New(type, "");
        Add(new Instruction(Primitive.Constant, [result], [], [], bits, false, Origin));
        return result;
    }

    public Value Constant(bool value) => Constant(IrType.Boolean, value ? 1 : 0);

    public Value Constant(int value) => Constant(IrType.Int32, value);

    /// <summary>A constant of a scalar type; floats are rounded to the type.</summary>
    public Value Number(IrType type, double value) => Constant(type, Literal.Bits(type.Element, value));

    public Value Convert(Value value, ScalarKind kind) =>
        value.Type.Element == kind ? value : Emit(Primitive.Convert, IrType.Scalar(kind), value.Name, value);

    public Value Load(Value buffer, Value index, string name = "") =>
        Emit(Primitive.Load, buffer.Type.ElementType, name, buffer, index);

    public void Store(Value buffer, Value index, Value value) => Effect(Primitive.Store, buffer, index, value);

    public void Accumulate(Value buffer, Value index, Value value) =>
        Effect(Primitive.Accumulate, buffer, index, value);

    /// <summary>Adds a call of a method; gives its outputs.</summary>
    public EquatableArray<Value> Call(Callee callee, EquatableArray<Value> results, IEnumerable<Value> operands)
    {
        Value[] inputs = [.. operands];
        Add(new Instruction(Primitive.Call, results, inputs, [], 0, false, Origin) { Callee = callee });
        return results;
    }

    /// <summary>Copies the elements of one buffer to another of the same length, one by one.</summary>
    /// <param name="source">The buffer to read.</param>
    /// <param name="target">The buffer to write.</param>
    /// <param name="length">Their length.</param>
    /// <returns>The loaded element.</returns>
    public Value CopyElements(Value source, Value target, Value length)
    {
        Value index = Values.New(IrType.Int32, "i");
        BlockBuilder body = Nested();
        Value element = body.Load(source, index);
        body.Store(target, index, element);
        For(Constant(0), length, 1, false, [], [], body.Build([index], []));
        return element;
    }

    /// <summary>Gives the result of the last instruction a name.</summary>
    public Value RenameLast(Value value, string name)
    {
        Instruction last = instructions[instructions.Count - 1];
        Value renamed = Values.Rename(value, name);
        instructions[instructions.Count - 1] = last with { Results = [renamed] };
        return renamed;
    }

    /// <summary>
    /// Gives a value a name, if one of the last instructions defines it and nothing reads it yet; otherwise null.
    /// </summary>
    public Value? TryRename(Value value, string name)
    {
        int first = Math.Max(0, instructions.Count - RenamingDistance);
        for (int i = instructions.Count - 1; i >= first; i--)
        {
            Instruction instruction = instructions[i];
            if (instruction.Results.Count == 1 && instruction.Result.Id == value.Id)
            {
                Value renamed = Values.Rename(value, name);
                instructions[i] = instruction with { Results = [renamed] };
                return renamed;
            }

            if (instruction.Blocks.Count > 0 || instruction.Operands.Any(o => o.Id == value.Id))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A conditional; each branch builds into its own builder and returns what it yields.</summary>
    public EquatableArray<Value> If(Value condition, EquatableArray<Value> results, Block then, Block otherwise)
    {
        Add(new Instruction(Primitive.If, results, [condition], [then, otherwise], 0, false, Origin));
        return results;
    }

    public EquatableArray<Value> For(
        Value start,
        Value end,
        long step,
        bool reversed,
        IEnumerable<Value> inits,
        EquatableArray<Value> results,
        Block body)
    {
        Add(new Instruction(Primitive.For, results, [start, end, .. inits], [body], step, reversed, Origin));
        return results;
    }

    public EquatableArray<Value> While(Value first, IEnumerable<Value> inits, EquatableArray<Value> results, Block body)
    {
        Add(new Instruction(Primitive.While, results, [first, .. inits], [body], 0, false, Origin));
        return results;
    }

    public Block Build(EquatableArray<Value> parameters, EquatableArray<Value> yields) =>
        new(parameters, instructions.ToArray(), yields.Any(Values.IsFormer) ? yields.Map(Values.Current) : yields);
}
