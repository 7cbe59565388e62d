using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Structured regions: what their ends assign is yielded and merged under the variables' names.</summary>
internal sealed class RegionLowering(MethodLowering method)
{
    /// <summary>A conditional whose branches change variables.</summary>
    public void If(Value condition, Action then, Action otherwise) =>
        If(condition, then, otherwise, isExpression: false);

    /// <summary>A conditional that is part of an expression; what its branches declare outlives them.</summary>
    public void IfExpression(Value condition, Action then, Action otherwise) =>
        If(condition, then, otherwise, isExpression: true);

    /// <param name="condition">The condition.</param>
    /// <param name="then">Lowers what runs where it holds.</param>
    /// <param name="otherwise">Lowers what runs where it does not.</param>
    /// <param name="isExpression">
    /// Whether the branches are parts of an expression. What they declare outlives them, and C# may let a variable be
    /// read that only one of them assigns: in <c>a &amp;&amp; F(out double y)</c>, where all of it is true.
    /// </param>
    private void If(Value condition, Action then, Action otherwise, bool isExpression)
    {
        if (method.Known.Of(condition) is { } known)
        {
            (known != 0 ? then : otherwise)();
            return;
        }

        Scope before = method.Scope;
        (BlockBuilder thenBuilder, Scope thenScope) = Branch(before, then);
        (BlockBuilder elseBuilder, Scope elseScope) = Branch(before, otherwise);
        if (thenBuilder.EndsInThrow || elseBuilder.EndsInThrow)
        {
            Guard(condition, (thenBuilder, thenScope), (elseBuilder, elseScope));
            return;
        }

        Variable[] declared = isExpression
            ? [.. method.Frame.Variables.Where(v =>
                !before.Declares(v) && (thenScope.Declares(v) || elseScope.Declares(v)))]
            : [];
        Variable[] changed = [.. before.Variables.Concat(declared).Where(v =>
            !Same(before[v], thenScope[v]) || !Same(before[v], elseScope[v]))];
        changed = method.Lists.Settle(changed, before, thenScope, elseScope);

        // A local that one branch leaves unassigned is not read before its next assignment: C# proves it.
        Variable[] merged = [.. changed.Where(v =>
            isExpression || v.StartsAtZero || (thenScope[v] is not null && elseScope[v] is not null))];
        method.Scope = before;
        foreach (Variable variable in changed.Except(merged))
        {
            before[variable] = null;
        }

        Value[] thenYields = Yields(thenBuilder, thenScope, merged);
        Value[] elseYields = Yields(elseBuilder, elseScope, merged);
        Value[] results = [.. merged.Select(v => method.Builder.Values.New(v.Type, v.Name))];
        method.Builder.If(condition, results, thenBuilder.Build([], thenYields), elseBuilder.Build([], elseYields));
        for (int i = 0; i < merged.Length; i++)
        {
            before[merged[i]] = results[i];
        }
    }

    /// <summary>A branch that ends in a throw gives nothing, so the other one simply goes on behind it.</summary>
    private void Guard(
        Value condition,
        (BlockBuilder Builder, Scope Scope) then,
        (BlockBuilder Builder, Scope Scope) otherwise)
    {
        Block nothing = method.Builder.Nested().Build([], []);
        bool thenThrows = then.Builder.EndsInThrow;
        (BlockBuilder goesOn, Scope scope) = thenThrows ? otherwise : then;
        method.Builder.If(
            condition,
            [],
            thenThrows ? then.Builder.Build([], []) : nothing,
            thenThrows ? nothing : otherwise.Builder.Build([], []));
        foreach (Instruction instruction in goesOn.Instructions)
        {
            method.Builder.Add(instruction);
        }

        method.Scope = scope;
    }

    /// <summary>A conditional that gives a value.</summary>
    public Value If(Value condition, IrType type, Func<Value> then, Func<Value> otherwise) =>
        If(condition, Layout.Of(type), () => [then()], () => [otherwise()])[0];

    /// <summary>A conditional that gives the leaves of a value.</summary>
    public Value[] If(Value condition, Layout layout, Func<Value[]> then, Func<Value[]> otherwise)
    {
        Variable[] results = [.. method.NewPlace("", layout).Variables];
        foreach (Variable result in results)
        {
            method.Scope[result] = null;
        }

        If(condition, () => Assign(then()), () => Assign(otherwise()), isExpression: true);
        Value[] values = [.. results.Select(method.Read)];
        foreach (Variable result in results)
        {
            method.Scope.Remove(result);
        }

        return values;

        void Assign(Value[] leaves) => method.Assign([.. results.Select((r, i) => (r, leaves[i]))]);
    }

    /// <summary>Which of <paramref name="assigned"/> a loop carries, with the values they enter it with.</summary>
    /// <param name="assigned">What the loop's body assigns.</param>
    /// <param name="runsOnce">Whether the body runs at least once, so that its assignments reach beyond the
    /// loop.</param>
    public (Variable[] Carried, Value[] Inits) Carry(IEnumerable<Variable> assigned, bool runsOnce)
    {
        Variable[] carried = [.. assigned
            .Where(v => !v.Type.IsList && method.Scope.Declares(v)
                && (runsOnce || v.StartsAtZero || method.Scope[v] is not null))
            .Distinct()
            .OrderBy(v => v.Order)];
        return (carried, [.. carried.Select(method.Read)]);
    }

    /// <summary>
    /// Builds a loop's body; <paramref name="lower"/> returns what is yielded before the carried values.
    /// </summary>
    public Block Body(Value[] parameters, Variable[] carried, Func<Value[]> lower)
    {
        Scope before = method.Scope;
        BlockBuilder outer = method.Builder;
        method.Scope = before.Copy();
        method.Builder = outer.Nested();
        Value[] iterates = [.. carried.Select(v => method.Builder.Values.New(v.Type, v.Name))];
        for (int i = 0; i < carried.Length; i++)
        {
            method.Scope[carried[i]] = iterates[i];
        }

        Value[] first = lower();
        Value[] yields = [.. first, .. carried.Select(method.Read)];
        method.Lists.CheckKept(before, method.Scope);
        Block body = method.Builder.Build([.. parameters, .. iterates], yields);
        method.Builder = outer;
        method.Scope = before;
        return body;
    }

    /// <summary>Makes the results of a loop what the carried variables hold.</summary>
    public Value[] Results(Variable[] carried)
    {
        Value[] results = [.. carried.Select(v => method.Builder.Values.New(v.Type, v.Name))];
        for (int i = 0; i < carried.Length; i++)
        {
            method.Scope[carried[i]] = results[i];
        }

        return results;
    }

    private static bool Same(Value? a, Value? b) => a is null ? b is null : b is not null && a.Id == b.Id;

    private (BlockBuilder Builder, Scope Scope) Branch(Scope before, Action lower)
    {
        BlockBuilder outer = method.Builder;
        method.Builder = outer.Nested();
        method.Scope = before.Copy();
        lower();
        (BlockBuilder, Scope) branch = (method.Builder, method.Scope);
        method.Builder = outer;
        method.Scope = before;
        return branch;
    }

    private Value[] Yields(BlockBuilder builder, Scope scope, Variable[] variables)
    {
        BlockBuilder outer = method.Builder;
        Scope outerScope = method.Scope;
        method.Builder = builder;
        method.Scope = scope;
        Value[] yields = [.. variables.Select(method.Read)];
        method.Builder = outer;
        method.Scope = outerScope;
        return yields;
    }
}
