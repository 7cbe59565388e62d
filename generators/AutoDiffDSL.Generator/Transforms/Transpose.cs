using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Transforms.Sinking;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// Turns the linear part of a <see cref="LinearForm"/> round: the primal part runs first, then each linear
/// instruction's transpose in reverse order (Radul et al. 2023, "You Only Linearize Once"). Loops run backwards, a load
/// becomes an accumulation, a store takes the adjoint out of the cell and leaves zero. Which primal values the reversed
/// part asks for is recorded in <see cref="Residuals"/>; <see cref="Split"/> then lets the primal part keep them.
/// </summary>
internal sealed class Transpose
{
    private readonly LinearForm form;
    private readonly Residuals residuals;
    private readonly HashSet<int> zeros = [];
    private readonly LateSelections selections;
    private readonly TransposedCalls calls;

    private Transpose(LinearForm form)
    {
        this.form = form;
        residuals = new Residuals(form, new ValueFactory(form.NextId));
        selections = new LateSelections(form);
        calls = new TransposedCalls(residuals, zeros, (scope, value, part) => Add(scope, value, part, negative: false));
        FindZeros(form.Body);
    }

    /// <summary>
    /// The pullback's body. Parameters: the primal's inputs, one adjoint for each output tangent, then per active input
    /// its incoming adjoint (scalar) or its adjoint buffer. Yields: the primal's outputs, then the adjoints of active
    /// scalars.
    /// </summary>
    public static (Block Body, int NextId) Apply(LinearForm form) =>
        new Transpose(SinkSingular.Apply(form)).Run();

    private (Block Body, int NextId) Run()
    {
        Block source = form.Body;
        ValueFactory values = residuals.Values;
        int primalInputs = form.InputTangents.Count;
        int primalOutputs = form.OutputTangents.Count;
        var root = new ReverseScope(source, new BlockBuilder(values), null, holdsCaptures: true);
        var seeds = new List<Value>();
        foreach (Value? tangent in form.OutputTangents)
        {
            if (tangent is { Type.IsBuffer: true })
            {
                seeds.Add(tangent);
            }
            else if (tangent is not null)
            {
                Value seed = values.New(tangent.Type, "resultBar");
                seeds.Add(seed);
                Add(root, tangent, seed, false);
            }
        }

        var parameters = new List<Value>();
        var scalars = new List<(Value Tangent, Value Incoming)>();
        foreach (Value tangent in form.InputTangents.OfType<Value>())
        {
            Value parameter = tangent.Type.IsScalar ? values.New(tangent.Type, tangent.Label) : tangent;
            parameters.Add(parameter);
            if (tangent.Type.IsScalar)
            {
                scalars.Add((tangent, parameter));
            }
        }

        Reverse(source, root);
        BlockBuilder backward = root.Builder;
        backward.Origin = backward.Origin with { Statement = "" };
        Value[] outgoing = scalars
            .Select(s => root.Adjoint(s.Tangent.Id) is { } adjoint
                ? backward.Emit(Primitive.Add, s.Incoming, adjoint)
                : s.Incoming)
            .ToArray();

        var builder = new BlockBuilder(values);
        Split.Forward(form, residuals, source, builder);
        foreach (Instruction instruction in backward.Instructions)
        {
            builder.Add(instruction);
        }

        builder.Prepend(residuals.Slots);
        Block body = builder.Build(
            [.. source.Parameters.Take(primalInputs), .. seeds, .. parameters],
            [.. source.Yields.Take(primalOutputs), .. outgoing]);
        body = seeds.Where(s => s.Type.IsBuffer).Aggregate(body, ReturnedMemory.Fit);
        return (body, values.NextId);
    }

    private void FindZeros(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction.Op == Primitive.Constant && form.Linear.Contains(instruction.Result.Id))
            {
                zeros.Add(instruction.Result.Id);
            }

            foreach (Block inner in instruction.Blocks)
            {
                FindZeros(inner);
            }
        }
    }

    private void Reverse(Block block, ReverseScope scope)
    {
        for (int i = block.Instructions.Count - 1; i >= 0; i--)
        {
            Instruction instruction = block.Instructions[i];
            scope.Builder.Origin = instruction.Origin.Backward;
            scope.Prologue.Origin = instruction.Origin.Backward;
            switch (instruction.Op)
            {
                case Primitive.If:
                    ReverseIf(instruction, scope);
                    break;
                case Primitive.For:
                    ReverseLoop(instruction, scope, inits: 2, parameters: 1, yields: 0);
                    break;
                case Primitive.While:
                    ReverseLoop(instruction, scope, inits: 1, parameters: 0, yields: 1);
                    break;
                default:
                    if (form.IsLinear(instruction))
                    {
                        ReverseLinear(instruction, scope);
                    }

                    break;
            }
        }
    }

    private void ReverseLinear(Instruction instruction, ReverseScope scope)
    {
        BlockBuilder builder = scope.Builder;
        EquatableArray<Value> operands = instruction.Operands;
        switch (instruction.Op)
        {
            case Primitive.Store:
                {
                    Value buffer = residuals.Read(operands[0], scope);
                    Value index = residuals.Read(operands[1], scope);
                    if (!zeros.Contains(operands[2].Id))
                    {
                        Add(scope, operands[2], builder.Load(buffer, index, operands[2].Label), false);
                    }

                    builder.Store(buffer, index, builder.Number(buffer.Type.ElementType, 0));
                    return;
                }

            case Primitive.Accumulate:
                {
                    Value buffer = residuals.Read(operands[0], scope);
                    Value index = residuals.Read(operands[1], scope);
                    Add(scope, operands[2], builder.Load(buffer, index, operands[2].Label), false);
                    return;
                }

            case Primitive.Clear:
                builder.Effect(Primitive.Clear, residuals.Read(operands[0], scope));
                return;

            case Primitive.Call:
                calls.Reverse(instruction, scope);
                return;
        }

        if (instruction.Op == Primitive.Constant || scope.Adjoint(instruction.Result.Id) is not { } bar)
        {
            return;
        }

        switch (instruction.Op)
        {
            case Primitive.Load:
                builder.Accumulate(residuals.Read(operands[0], scope), residuals.Read(operands[1], scope), bar);
                break;
            case Primitive.Add:
                Pass(instruction, scope, operands[0], bar, false);
                Pass(instruction, scope, operands[1], bar, false);
                break;
            case Primitive.Subtract:
                Pass(instruction, scope, operands[0], bar, false);
                Pass(instruction, scope, operands[1], bar, true);
                break;
            case Primitive.Negate:
                Pass(instruction, scope, operands[0], bar, true);
                break;
            case Primitive.Multiply:
                Contribute(instruction, scope, operands[1], bar, residuals.Read(operands[0], scope));
                break;
            case Primitive.Divide:
                Contribute(instruction, scope, operands[0], bar, residuals.Read(operands[1], scope));
                break;
            case Primitive.Convert:
                Contribute(instruction, scope, operands[0], bar);
                break;
            case Primitive.Select:
                Value condition = residuals.Read(operands[0], scope);
                LateSelection? outer = selections.Of(instruction.Result);
                Select(scope, operands[1], bar, false, new LateSelection(condition, true).Within(outer, builder));
                Select(scope, operands[2], bar, false, new LateSelection(condition, false).Within(outer, builder));
                break;
            default:
                throw new InvalidOperationException(instruction.Op + " is not linear");
        }
    }

    private void ReverseIf(Instruction instruction, ReverseScope scope)
    {
        int[] linearResults = LinearPositions(instruction.Results);
        bool seeded = linearResults.Any(i => scope.Adjoint(instruction.Results[i].Id) is not null);
        if (!seeded && !instruction.Blocks.Any(HasLinearEffects))
        {
            return;
        }

        var scopes = new ReverseScope[2];
        for (int b = 0; b < 2; b++)
        {
            Block branch = instruction.Blocks[b];
            var inner = new ReverseScope(branch, scope.Builder.Nested(), scope, holdsCaptures: false);
            foreach (int i in linearResults)
            {
                if (scope.Adjoint(instruction.Results[i].Id) is { } bar)
                {
                    Add(inner, branch.Yields[i], bar, false);
                }
            }

            Reverse(branch, inner);
            scopes[b] = inner;
        }

        // Adjoints of values from outside that a branch changed leave through the results.
        int[] changed = scopes.SelectMany(s => s.Adjusted.Where(id => !residuals.IsDefinedIn(id, s.Source)))
            .Distinct().OrderBy(id => id).ToArray();
        var results = new List<Value>();
        Block[] blocks = scopes.Select(s =>
        {
            Value[] yields = changed
                .Select(id => s.Adjoint(id) ?? s.Builder.Number(residuals.Definition(id).Type, 0))
                .ToArray();
            return Finish(s, [], yields);
        }).ToArray();
        foreach (int id in changed)
        {
            Value result = residuals.Values.New(residuals.Definition(id).Type, residuals.Definition(id).Label);
            results.Add(result);
        }

        Value condition = residuals.Read(instruction.Operands[0], scope);
        scope.Builder.If(condition, results.ToArray(), blocks[0], blocks[1]);
        for (int i = 0; i < changed.Length; i++)
        {
            scope.SetAdjoint(changed[i], results[i]);
        }
    }

    private void ReverseLoop(Instruction loop, ReverseScope scope, int inits, int parameters, int yields)
    {
        Block body = loop.Blocks[0];
        int[] carried = LinearPositions(loop.Results);
        bool seeded = carried.Any(i => scope.Adjoint(loop.Results[i].Id) is not null);
        if (!seeded && !HasLinearEffects(body))
        {
            return;
        }

        ValueFactory values = residuals.Values;
        int[] captured = residuals.LinearCaptures(body).Where(id => !zeros.Contains(id)).ToArray();
        var inner = new ReverseScope(body, scope.Builder.Nested(), scope, holdsCaptures: true);
        var start = new List<Value>();
        var bodyParameters = new List<Value>();
        foreach (int i in carried)
        {
            Value parameter = values.New(loop.Results[i].Type, body.Parameters[i + parameters].Label);
            start.Add(scope.Adjoint(loop.Results[i].Id) ?? scope.Builder.Number(loop.Results[i].Type, 0));
            bodyParameters.Add(parameter);
            Add(inner, body.Yields[i + yields], parameter, false);
        }

        foreach (int id in captured)
        {
            Value definition = residuals.Definition(id);
            Value parameter = values.New(definition.Type, definition.Label);
            start.Add(scope.Adjoint(id) ?? scope.Builder.Number(definition.Type, 0));
            bodyParameters.Add(parameter);
            Add(inner, definition, parameter, false);
        }

        Value index = values.New(IrType.Int32, loop.Op == Primitive.For ? body.Parameters[0].Name : "step");
        if (loop.Op == Primitive.For)
        {
            inner.Available[body.Parameters[0].Id] = index;
        }

        Reverse(body, inner);
        Value[] leaving =
        [
            .. carried.Select(i => inner.Adjoint(body.Parameters[i + parameters].Id)
                ?? inner.Builder.Number(loop.Results[i].Type, 0)),
            .. captured.Select(id => inner.Adjoint(id)!),
        ];
        Value[] results = bodyParameters.Select(p => values.New(p.Type, p.Label)).ToArray();
        Block reversed = Finish(inner, [index, .. bodyParameters], leaving);

        // Bounds, or the trip count of a while loop, are primal values of the enclosing block.
        if (loop.Op == Primitive.For)
        {
            Value first = residuals.Read(loop.Operands[0], scope);
            Value end = residuals.Read(loop.Operands[1], scope);
            scope.Builder.For(first, end, loop.Immediate, !loop.Reversed, start, results, reversed);
        }
        else
        {
            Value count = residuals.Read(residuals.TripCount(loop), scope);
            Value zero = scope.Builder.Constant(0);
            scope.Builder.For(zero, count, 1, true, start, results, reversed);
        }

        for (int c = 0; c < captured.Length; c++)
        {
            scope.SetAdjoint(captured[c], results[carried.Length + c]);
        }

        for (int c = 0; c < carried.Length; c++)
        {
            Add(scope, loop.Operands[carried[c] + inits], results[c], false);
        }
    }

    /// <summary>Adds an operation's result to the adjoint of its linear operand.</summary>
    private void Contribute(Instruction instruction, ReverseScope scope, Value value, params Value[] operands)
    {
        if (!zeros.Contains(value.Id))
        {
            bool isWhole = selections.Of(instruction.Result) is null && scope.Adjoint(value.Id) is null;
            string name = isWhole ? value.Label : "";
            Pass(instruction, scope, value, scope.Builder.Emit(instruction.Op, value.Type, name, operands), false);
        }
    }

    /// <summary>
    /// Adds to the adjoint of an instruction's linear operand: what is selected, if its own result's adjoint counts
    /// only under a condition.
    /// </summary>
    private void Pass(
        Instruction instruction, ReverseScope scope, Value value, Value contribution, bool negative)
    {
        if (selections.Of(instruction.Result) is { } selection)
        {
            Select(scope, value, contribution, negative, selection);
        }
        else
        {
            Add(scope, value, contribution, negative);
        }
    }

    /// <summary>Adds to the adjoint of a linear value what a selection lets through.</summary>
    private void Select(
        ReverseScope scope, Value value, Value contribution, bool negative, LateSelection selection)
    {
        if (zeros.Contains(value.Id))
        {
            return;
        }

        if (selections.TryPostpone(value, scope.Source, selection))
        {
            Add(scope, value, contribution, negative);
            return;
        }

        BlockBuilder builder = scope.Builder;
        Value zero = builder.Number(contribution.Type, 0);
        string name = scope.Adjoint(value.Id) is null && !negative ? value.Label : "";
        Value[] operands = selection.WhenTrue
            ? [selection.Condition, contribution, zero]
            : [selection.Condition, zero, contribution];
        Add(scope, value, builder.Emit(Primitive.Select, value.Type, name, operands), negative);
    }

    /// <summary>Adds a contribution to the adjoint of a linear value.</summary>
    private void Add(ReverseScope scope, Value value, Value contribution, bool negative)
    {
        if (zeros.Contains(value.Id))
        {
            return;
        }

        BlockBuilder builder = scope.Builder;
        Value? sofar = scope.Adjoint(value.Id);
        Value total = (sofar, negative) switch
        {
            (null, false) => contribution,
            (null, true) => builder.Emit(Primitive.Negate, contribution.Type, value.Label, contribution),
            (_, false) => builder.Emit(Primitive.Add, value.Type, value.Label, sofar!, contribution),
            (_, true) => builder.Emit(Primitive.Subtract, value.Type, value.Label, sofar!, contribution),
        };
        scope.SetAdjoint(value.Id, total);
    }

    private static Block Finish(ReverseScope scope, EquatableArray<Value> parameters, Value[] yields)
    {
        scope.Builder.Prepend(scope.Prologue.Instructions);
        return scope.Builder.Build(parameters, yields);
    }

    private int[] LinearPositions(EquatableArray<Value> values) => Enumerable.Range(0, values.Count)
        .Where(i => form.Linear.Contains(values[i].Id))
        .ToArray();

    private bool HasLinearEffects(Block block) => block.Instructions.Any(i =>
        (i.IsEffect() && form.IsLinear(i)) || i.Blocks.Any(HasLinearEffects));
}
