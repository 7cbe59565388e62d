using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Rules;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// Forward differentiation: beside each instruction whose result varies stands one that gives its tangent, linear in
/// the tangents of its operands, by the rule table (Griewank and Walther 2008, chapter 3). Memory has shadow memory:
/// what is done to a buffer is done to its shadow, and storing a constant into a buffer that varies stores zero in the
/// shadow.
/// </summary>
internal sealed class Linearize
{
    private readonly ShadowNaming naming;
    private readonly Activity activity;
    private readonly Dictionary<int, Value> tangents = [];
    private readonly HashSet<int> linear = [];
    private readonly HashSet<int> shadows = [];

    /// <summary>Tangents that stand already, but further down.</summary>
    private readonly HashSet<int> undefined = [];
    private readonly TangentRules rules;
    private readonly CallTangents calls;

    private readonly int firstNew;

    private Linearize(Function function, IEnumerable<Value> active, ShadowNaming naming, int firstNew)
    {
        this.naming = naming;
        this.firstNew = firstNew;
        var aliases = new Aliases(function);
        activity = new Activity(function, aliases, active);
        rules = new TangentRules(linear);
        calls = new CallTangents(function, aliases, activity, naming, tangents, linear, shadows);
    }

    /// <summary>Linearizes a function with respect to some of its inputs.</summary>
    /// <param name="function">The function.</param>
    /// <param name="active">The inputs to differentiate by.</param>
    /// <param name="outputs">Buffer inputs that the function only writes, whose shadows are parameters too.</param>
    /// <param name="naming">How shadows are called.</param>
    public static LinearForm Apply(
        Function function, IReadOnlyCollection<Value> active, IReadOnlyCollection<Value> outputs, ShadowNaming naming)
    {
        Value[] parameters = [.. active, .. outputs];
        return new Linearize(function, parameters, naming, firstNew: 0).Run(function, parameters);
    }

    /// <summary>
    /// Linearizes a function that is itself a linearization, in the same direction once more: what had a tangent
    /// keeps it, and only what came with the first linearization gets one. This is the recursion of Taylor arithmetic
    /// (Griewank and Walther 2008, section 13.2): each order adds one shadow to a value, not as many as there are.
    /// </summary>
    /// <param name="function">The function that <paramref name="first"/> is the body of.</param>
    /// <param name="first">Its linearization; its tangents are the direction.</param>
    /// <param name="firstNew">The first value id that came with the linearization.</param>
    /// <param name="outputs">Shadow buffers that the function only writes, whose shadows are parameters too.</param>
    public static LinearForm Again(
        Function function, LinearForm first, int firstNew, IReadOnlyCollection<Value> outputs)
    {
        IEnumerable<Value> varying = first.InputTangents
            .Select((tangent, i) => tangent is null ? null : function.Body.Parameters[i])
            .OfType<Value>();
        var pass = new Linearize(function, varying.Concat(outputs), ShadowNaming.Tangent, firstNew);
        foreach (KeyValuePair<int, Value> known in first.Tangents)
        {
            pass.tangents.Add(known.Key, known.Value);
            pass.undefined.Add(known.Value.Id);
        }

        return pass.Run(function, outputs);
    }

    private LinearForm Run(Function function, IReadOnlyCollection<Value> shadowed)
    {
        var values = new ValueFactory(function.NextId);
        var builder = new BlockBuilder(values);
        var inputTangents = new List<Value?>();
        foreach (Value input in function.Body.Parameters)
        {
            bool isParameter = shadowed.Contains(input);
            inputTangents.Add(isParameter ? NewShadow(values, input) : null);
            if (!isParameter && !IsDone(input) && input.Type.IsBuffer && activity.Varies(input))
            {
                AddZeroShadow(input, builder);
            }
        }

        Visit(function.Body, builder);
        var outputTangents = new List<Value?>();
        foreach (Value output in function.Body.Yields)
        {
            if (output.Type.IsBuffer && output.Type.IsFloating && Tangent(output) is null)
            {
                AddZeroShadow(output, builder);
            }

            outputTangents.Add(output.Type.IsFloating ? TangentOrZero(output, builder) : null);
        }

        Block body = builder.Build(
            [.. function.Body.Parameters, .. inputTangents.OfType<Value>()],
            [.. function.Body.Yields, .. outputTangents.OfType<Value>()]);
        return new LinearForm(
            body, values.NextId, inputTangents.ToArray(), outputTangents.ToArray(), linear, shadows, tangents);
    }

    /// <summary>Whether a value belongs to what was linearized before, so that its tangent stands already.</summary>
    private bool IsDone(Value value) => value.Id < firstNew;

    private Value NewShadow(ValueFactory values, Value primal, string? name = null)
    {
        Value shadow = values.New(naming.Type(primal), name ?? naming.Name(primal));
        tangents[primal.Id] = shadow;
        (primal.Type.IsScalar ? linear : shadows).Add(shadow.Id);
        return shadow;
    }

    /// <summary>
    /// A constant buffer that is merged with varying ones: its shadow is zero, and nobody looks at it later.
    /// </summary>
    private void AddZeroShadow(Value buffer, BlockBuilder builder)
    {
        Value length = builder.Emit(Primitive.Length, IrType.Int32, "", buffer);
        Value shadow = builder.Values.New(
            IrType.Buffer(buffer.Type.Element, writable: true), naming.Name(buffer));
        tangents[buffer.Id] = shadow;
        shadows.Add(shadow.Id);
        builder.Add(new Instruction(Primitive.Allocate, [shadow], [length], [], 0, false, builder.Origin));
    }

    private Value? Tangent(Value primal) => tangents.TryGetValue(primal.Id, out Value tangent) ? tangent : null;

    private Value TangentOrZero(Value primal, BlockBuilder builder) =>
        Tangent(primal) ?? rules.Zero(builder, primal.Type);

    private void Visit(Block block, BlockBuilder builder)
    {
        undefined.ExceptWith(block.Parameters.Select(p => p.Id));
        var order = new TangentOrder(undefined, Tangent);
        foreach (Instruction instruction in block.Instructions)
        {
            builder.Origin = instruction.Origin;
            switch (instruction.Op)
            {
                case Primitive.If:
                    VisitIf(instruction, builder);
                    break;
                case Primitive.For:
                    VisitLoop(instruction, builder, inits: 2, parameters: 1, yields: 0);
                    break;
                case Primitive.While:
                    VisitLoop(instruction, builder, inits: 1, parameters: 0, yields: 1);
                    break;
                case Primitive.Call when calls.Replaces(instruction):
                    calls.Replace(instruction, builder);
                    break;
                default:
                    builder.Add(instruction);
                    bool isNew = !instruction.Op.IsGuard()
                        && !IsDone(instruction.Results.Count > 0 ? instruction.Result : instruction.Operands[0]);
                    foreach (Instruction ready in order.After(instruction, isNew))
                    {
                        AddTangent(ready, builder);
                    }

                    break;
            }

            undefined.ExceptWith(instruction.Results.Select(r => r.Id));
        }

        if (!order.IsComplete)
        {
            throw new InvalidOperationException("a tangent is needed that its block does not define");
        }
    }

    private void AddTangent(Instruction instruction, BlockBuilder builder)
    {
        EquatableArray<Value> operands = instruction.Operands;
        switch (instruction.Op)
        {
            case Primitive.Detach when !operands[0].Type.IsScalar && activity.Varies(operands[0]):
                AddZeroShadow(instruction.Result, builder);
                break;
            case Primitive.Load or Primitive.Pop when activity.Varies(instruction.Result):
            case Primitive.Slice when activity.Varies(operands[0]):
            case Primitive.Allocate or Primitive.NewSlot when activity.Varies(instruction.Result):
                AddShadowOf(instruction, builder);
                break;
            case Primitive.Field when activity.Varies(instruction.Result):
                AddZeroShadow(instruction.Result, builder);
                break;
            case Primitive.Clear when activity.Varies(operands[0]):
                builder.Effect(Primitive.Clear, Tangent(operands[0])!);
                break;
            case Primitive.Store when activity.Varies(operands[0]):
                builder.Store(Tangent(operands[0])!, operands[1], TangentOrZero(operands[2], builder));
                break;
            case Primitive.Push when activity.Varies(operands[0]):
                builder.Effect(Primitive.Push, Tangent(operands[0])!, TangentOrZero(operands[1], builder));
                break;
            case Primitive.Accumulate when Tangent(operands[2]) is { } tangent:
                builder.Accumulate(Tangent(operands[0])!, operands[1], tangent);
                break;
            case Primitive.Call when activity.IsActive(instruction):
                calls.AddByRule(instruction, builder);
                break;
            case Primitive.Convert when Tangent(operands[0]) is { } tangent && activity.Varies(instruction.Result):
                tangents[instruction.Result.Id] = rules.Mark(
                    builder.Emit(Primitive.Convert, instruction.Result.Type, naming.Name(instruction), tangent));
                break;
            case Primitive.Convert: // of an integer, or of a value that varies with a partial of zero
                break;
            default:
                if (instruction.Op.IsScalarFunction()
                    && activity.Varies(instruction.Result)
                    && rules.Apply(instruction, Tangent, naming.Name(instruction), builder) is { } result)
                {
                    tangents[instruction.Result.Id] = result;
                }

                break;
        }
    }

    /// <summary>The same instruction on the shadow of its buffer, or for its own result.</summary>
    private void AddShadowOf(Instruction instruction, BlockBuilder builder)
    {
        Value[] operands = instruction.Operands.ToArray();
        if (operands.Length > 0 && !operands[0].Type.IsScalar)
        {
            operands[0] = Tangent(operands[0])!;
        }

        string name = instruction.Op == Primitive.Load ? naming.Name(instruction) : naming.Name(instruction.Result);
        Value shadow = NewShadow(builder.Values, instruction.Result, name);
        builder.Add(instruction with { Results = [shadow], Operands = operands });
    }

    private void VisitIf(Instruction instruction, BlockBuilder builder)
    {
        int[] varying = Varying(instruction.Results);
        Block[] blocks = instruction.Blocks.Select(branch =>
        {
            BlockBuilder inner = builder.Nested();
            Visit(branch, inner);
            Value[] extra = varying.Select(i => TangentOrZero(branch.Yields[i], inner)).ToArray();
            return inner.Build([], [.. branch.Yields, .. extra]);
        }).ToArray();
        Value[] results = varying.Select(i => NewShadow(builder.Values, instruction.Results[i])).ToArray();
        builder.Add(instruction with { Results = [.. instruction.Results, .. results], Blocks = blocks });
    }

    private void VisitLoop(Instruction loop, BlockBuilder builder, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        int[] varying = Varying(loop.Results);
        Value[] extraInits = varying.Select(i => TangentOrZero(loop.Operands[i + inits], builder)).ToArray();
        Value[] extraParameters =
            varying.Select(i => NewShadow(builder.Values, body.Parameters[i + parameters])).ToArray();
        BlockBuilder inner = builder.Nested();
        Visit(body, inner);
        Value[] extraYields = varying.Select(i => TangentOrZero(body.Yields[i + yields], inner)).ToArray();
        Value[] results = varying.Select(i => NewShadow(builder.Values, loop.Results[i])).ToArray();
        builder.Add(loop with
        {
            Operands = [.. loop.Operands, .. extraInits],
            Results = [.. loop.Results, .. results],
            Blocks = [inner.Build([.. body.Parameters, .. extraParameters], [.. body.Yields, .. extraYields])],
        });
    }

    private int[] Varying(EquatableArray<Value> values) =>
        Enumerable.Range(0, values.Count).Where(i => activity.Varies(values[i]) && !IsDone(values[i])).ToArray();
}
