using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Transforms.UserRules;

/// <summary>
/// The tangent of a call by the user's rule: the rule's body in place of the call's tangent. What depends on the
/// tangents is linear, by <see cref="Linearity"/>, and is turned round like everything else; what does not is primal.
/// A tangent that is zero takes what depends on it alone with it, so that no coefficient multiplies a zero.
/// </summary>
internal sealed class RuleExpansion
{
    private readonly Function rule;
    private readonly ShadowNaming naming;
    private readonly HashSet<int> linear;
    private readonly HashSet<int> shadows;
    private readonly Dictionary<int, Value> map = [];
    private readonly Activity dependent;
    private readonly Activity varying;

    private RuleExpansion(
        Function rule, IEnumerable<Value> active, ShadowNaming naming, HashSet<int> linear, HashSet<int> shadows)
    {
        this.rule = rule;
        this.naming = naming;
        this.linear = linear;
        this.shadows = shadows;
        var aliases = new Aliases(rule);
        dependent = new Activity(rule, aliases, TangentInputs(rule));
        varying = new Activity(rule, aliases, active);
    }

    /// <summary>Adds the tangent of a call.</summary>
    /// <param name="call">The call, which stands already.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="tangent">The tangent of a scalar, or null where it is zero; the shadow of a buffer.</param>
    /// <param name="naming">How shadows are called.</param>
    /// <param name="linear">Receives the ids of linear scalars.</param>
    /// <param name="shadows">Receives the ids of shadow buffers.</param>
    /// <param name="builder">Receives the instructions.</param>
    /// <returns>The tangent of the result; null where it is zero, or for a void method.</returns>
    public static Value? Expand(
        Instruction call,
        Function rule,
        Func<Value, Value?> tangent,
        ShadowNaming naming,
        HashSet<int> linear,
        HashSet<int> shadows,
        BlockBuilder builder)
    {
        var bound = rule.Signature
            .Select(p => (Inner: rule.Body.Parameters[p.Input], Outer: Bind(call, p, tangent)))
            .ToArray();
        IEnumerable<Value> active = TangentInputs(rule)
            .Where(input => bound.Any(b => ReferenceEquals(b.Inner, input) && b.Outer is not null));
        var expansion = new RuleExpansion(rule, active, naming, linear, shadows);
        foreach ((Value inner, Value? outer) in bound)
        {
            if (outer is not null)
            {
                expansion.map[inner.Id] = outer;
            }
        }

        expansion.Visit(rule.Body, builder);
        Value[] results = [.. rule.Body.Yields.Where(expansion.varying.Varies).Select(y => expansion.map[y.Id])];
        return results.FirstOrDefault();
    }

    private static IEnumerable<Value> TangentInputs(Function rule) => rule.Signature
        .Where(p => p.Role == ParameterRole.Tangent)
        .Select(p => rule.Body.Parameters[p.Input]);

    private static Value? Bind(Instruction call, Parameter parameter, Func<Value, Value?> tangent)
    {
        Value operand = call.Operands[call.Callee!.Signature[parameter.Primal].Input];
        return parameter.Role == ParameterRole.Tangent ? tangent(operand) : operand;
    }

    private void Visit(Block block, BlockBuilder builder)
    {
        foreach (Instruction instruction in block.Instructions)
        {
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
                default:
                    if (IsDependent(instruction))
                    {
                        VisitLinear(instruction, builder);
                    }
                    else
                    {
                        Copy(instruction, builder);
                    }

                    break;
            }
        }
    }

    private bool IsDependent(Instruction instruction) =>
        instruction.Results.Any(dependent.Varies) || instruction.WrittenBuffers().Any(dependent.Varies);

    private void Copy(Instruction instruction, BlockBuilder builder)
    {
        Value[] operands = [.. instruction.Operands.Select(o => map[o.Id])];
        builder.Add(instruction with
        {
            Results = instruction.Results.Map(r => New(r, builder)),
            Operands = operands,
            Origin = builder.Origin,
        });
    }

    private void VisitLinear(Instruction instruction, BlockBuilder builder)
    {
        EquatableArray<Value> operands = instruction.Operands;
        if (instruction.Results.Count == 1 && !varying.Varies(instruction.Result))
        {
            return;
        }

        switch (instruction.Op)
        {
            case Primitive.Store when varying.Varies(operands[0]):
                builder.Store(map[operands[0].Id], map[operands[1].Id], TangentOrZero(operands[2], builder));
                break;
            case Primitive.Accumulate when Tangent(operands[2]) is { } term:
                builder.Accumulate(map[operands[0].Id], map[operands[1].Id], term);
                break;
            case Primitive.Clear when varying.Varies(operands[0]):
                builder.Effect(Primitive.Clear, map[operands[0].Id]);
                break;
            case Primitive.Load or Primitive.Slice or Primitive.Allocate or Primitive.Copy:
                Copy(instruction, builder);
                break;
            case Primitive.Add or Primitive.Subtract:
                AddSum(instruction, builder);
                break;
            case Primitive.Multiply:
                int side = varying.Varies(operands[0]) ? 0 : 1;
                Define(instruction.Result, Primitive.Multiply, builder, map[operands[1 - side].Id],
                    map[operands[side].Id]);
                break;
            case Primitive.FusedMultiplyAdd:
                AddFused(instruction, builder);
                break;
            case Primitive.Select:
                Value then = TangentOrZero(operands[1], builder);
                Value otherwise = TangentOrZero(operands[2], builder);
                Define(instruction.Result, Primitive.Select, builder, map[operands[0].Id], then, otherwise);
                break;
            case Primitive.Negate or Primitive.Divide or Primitive.Convert:
                Define(instruction.Result, instruction.Op, builder, [.. operands.Select(o => map[o.Id])]);
                break;
        }
    }

    private void AddSum(Instruction sum, BlockBuilder builder)
    {
        bool isDifference = sum.Op == Primitive.Subtract;
        switch (Tangent(sum.Operands[0]), Tangent(sum.Operands[1]))
        {
            case ({ } left, { } right):
                Define(sum.Result, sum.Op, builder, left, right);
                break;
            case (null, { } right) when isDifference:
                Define(sum.Result, Primitive.Negate, builder, right);
                break;
            case (var left, var right):
                map[sum.Result.Id] = (left ?? right)!;
                break;
        }
    }

    private void AddFused(Instruction fused, BlockBuilder builder)
    {
        int side = dependent.Varies(fused.Operands[0]) ? 0 : 1;
        Value? product = Tangent(fused.Operands[side]) is { } factor
            ? Mark(builder.Emit(Primitive.Multiply, map[fused.Operands[1 - side].Id], factor))
            : null;
        Value? term = Tangent(fused.Operands[2]);
        map[fused.Result.Id] = product is not null && term is not null
            ? Mark(builder.Emit(Primitive.Add, product, term))
            : (product ?? term)!;
    }

    private void VisitIf(Instruction instruction, BlockBuilder builder)
    {
        int[] kept = Kept(instruction.Results);
        Block[] blocks = instruction.Blocks.Select(branch =>
        {
            BlockBuilder inner = builder.Nested();
            Visit(branch, inner);
            return inner.Build([], [.. kept.Select(i => Read(instruction.Results[i], branch.Yields[i], inner))]);
        }).ToArray();
        Value[] results = [.. kept.Select(i => New(instruction.Results[i], builder))];
        builder.If(map[instruction.Operands[0].Id], results, blocks[0], blocks[1]);
    }

    private void VisitLoop(Instruction loop, BlockBuilder builder, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        int[] kept = Kept(loop.Results);
        Value[] operands =
        [
            .. loop.Operands.Take(inits).Select(o => map[o.Id]),
            .. kept.Select(i => Read(loop.Results[i], loop.Operands[i + inits], builder)),
        ];
        Value[] inside =
        [
            .. body.Parameters.Take(parameters).Select(p => New(p, builder)),
            .. kept.Select(i => New(body.Parameters[i + parameters], builder)),
        ];
        BlockBuilder inner = builder.Nested();
        Visit(body, inner);
        Value[] next =
        [
            .. body.Yields.Take(yields).Select(y => map[y.Id]),
            .. kept.Select(i => Read(loop.Results[i], body.Yields[i + yields], inner)),
        ];
        builder.Add(loop with
        {
            Results = kept.Select(i => New(loop.Results[i], builder)).ToEquatableArray(),
            Operands = operands,
            Blocks = [inner.Build(inside, next)],
            Origin = builder.Origin,
        });
    }

    private int[] Kept(EquatableArray<Value> results) => [.. Enumerable.Range(0, results.Count)
        .Where(i => !dependent.Varies(results[i]) || varying.Varies(results[i]))];

    /// <summary>What flows into a merged value.</summary>
    private Value Read(Value target, Value source, BlockBuilder builder) =>
        dependent.Varies(target) && target.Type.IsScalar ? TangentOrZero(source, builder) : map[source.Id];

    private Value? Tangent(Value value) => varying.Varies(value) ? map[value.Id] : null;

    private Value TangentOrZero(Value value, BlockBuilder builder) =>
        Tangent(value) ?? Mark(builder.Number(value.Type, 0));

    private void Define(Value result, Primitive op, BlockBuilder builder, params Value[] operands) =>
        map[result.Id] = Mark(builder.Emit(op, result.Type, Label(result), operands));

    private Value New(Value inner, BlockBuilder builder)
    {
        if (!dependent.Varies(inner))
        {
            return map[inner.Id] = builder.Values.New(inner.Type, inner.Label);
        }

        return map[inner.Id] = Mark(builder.Values.New(naming.Type(inner), Label(inner)));
    }

    private Value Mark(Value value)
    {
        (value.Type.IsScalar ? linear : shadows).Add(value.Id);
        return value;
    }

    /// <summary>A rule calls its tangents <c>xDot</c>; where they are turned round they are adjoints.</summary>
    private string Label(Value inner)
    {
        string tangent = ShadowNaming.Tangent.Suffix;
        string label = inner.Label;
        return label.EndsWith(tangent, StringComparison.Ordinal)
            ? label.Substring(0, label.Length - tangent.Length) + naming.Suffix
            : label;
    }
}
