using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Loops: counted ones become <see cref="Primitive.For"/>, all others <see cref="Primitive.While"/>.</summary>
internal sealed class LoopLowering(MethodLowering method)
{
    /// <param name="loop">The loop.</param>
    /// <param name="jumps">The targets outside of the loop that its body jumps to.</param>
    public void Lower(ILoopOperation loop, IReadOnlyList<JumpTarget> jumps)
    {
        SyntaxNode? outer = method.Enter(loop);
        LowerAny(loop, jumps);
        method.Sources.Leave(outer);
    }

    private void LowerAny(ILoopOperation loop, IReadOnlyList<JumpTarget> jumps)
    {
        switch (loop)
        {
            case IForLoopOperation @for:
                LowerFor(@for, jumps);
                break;
            case IWhileLoopOperation { ConditionIsUntil: false } @while:
                LowerWhile(loop, @while.Condition, [], !@while.ConditionIsTop, jumps);
                break;
            case IForEachLoopOperation { IsAsynchronous: false } each:
                method.ForEach.Lower(each, jumps);
                break;
            default:
                LanguageFence.Refuse(method, loop);
                break;
        }
    }

    private void LowerFor(IForLoopOperation loop, IReadOnlyList<JumpTarget> jumps)
    {
        CountedLoop? counted = jumps.Count == 0 ? CountedLoop.Recognize(method, loop) : null;
        foreach (IOperation before in loop.Before)
        {
            method.Statements.LowerList([new WorkItem(before)], []);
        }

        if (counted is null || !LowerCounted(loop, counted))
        {
            LowerWhile(loop, loop.Condition, loop.AtLoopBottom, runsOnce: loop.Condition is null, jumps);
        }

        foreach (ILocalSymbol local in loop.Locals)
        {
            foreach (Variable variable in method.Frame.VariablesOf(local))
            {
                method.Scope.Remove(variable);
            }
        }
    }

    /// <summary>
    /// A loop in counted form; false, and nothing lowered but its bound, where it cannot be shown to count by int.
    /// </summary>
    private bool LowerCounted(IForLoopOperation loop, CountedLoop counted)
    {
        Variable index = method.Frame.VariablesOf(counted.Index).Single();
        bool isWide = Narrowing.IsWide(index.Type.Element);
        Value? end = null;
        method.WithOrigin(Origin.None, () =>
        {
            Value bound = method.Expressions.Lower(counted.Bound);
            int beyond = (counted.IsInclusive ? Math.Sign(counted.Step) : 0) - counted.Shift;
            end = isWide ? method.Narrowing.Narrow(Moved(bound, beyond))
                : method.Narrowing.Narrow(bound) is { } narrow ? Moved(narrow, beyond)
                : null;
        });
        if (end is null
            || method.Narrowing.Narrow(method.Read(index)) is not { } start
            || (isWide && !method.Narrowing.Counts(start, end, counted.Step)))
        {
            return false;
        }

        Count(loop, index, start, end, counted.Step, StatementLowering.Items(loop.Body));
        return true;
    }

    private Value Moved(Value bound, int distance) => distance == 0
        ? bound
        : method.Builder.Emit(
            distance > 0 ? Primitive.Add : Primitive.Subtract,
            bound,
            method.Builder.Number(bound.Type, Math.Abs(distance)));

    /// <summary>A loop that counts; nothing leaves it early.</summary>
    /// <param name="loop">The loop in the source.</param>
    /// <param name="index">Holds the count in the body.</param>
    /// <param name="start">The first count.</param>
    /// <param name="end">Where it ends, exclusively.</param>
    /// <param name="step">How it counts.</param>
    /// <param name="items">The body.</param>
    public void Count(
        ILoopOperation loop, Variable index, Value start, Value end, int step, IReadOnlyList<WorkItem> items)
    {
        IEnumerable<Variable> assigned = Assigned(loop).Where(v => v != index);
        (Variable[] carried, Value[] inits) = method.Regions.Carry(assigned, runsOnce: false);
        Value counter = method.Builder.Values.New(IrType.Int32, index.Name);
        method.Narrowing.SetIndex(counter, start, end, step);
        JumpTarget next = method.NewTarget("skipped");
        method.Frame.SetLabel(loop.ContinueLabel, next);
        Block body = method.Regions.Body([counter], carried, () =>
        {
            method.Scope[index] = method.Builder.Convert(counter, index.Type.Element);
            method.Statements.LowerList([new WorkItem(next, items)], []);
            return [];
        });

        method.WithOrigin(
            Origin.None,
            () => method.Builder.For(start, end, step, false, inits, method.Regions.Results(carried), body));
    }

    private void LowerWhile(
        ILoopOperation loop,
        IOperation? condition,
        IEnumerable<IOperation> steps,
        bool runsOnce,
        IReadOnlyList<JumpTarget> jumps)
    {
        bool isEndless = condition is null or { ConstantValue: { HasValue: true, Value: true } };
        if (isEndless && jumps.Count == 0 && !JumpScan.Breaks(loop))
        {
            method.Report(StatementDiagnostics.Endless, loop);
        }

        Test(
            loop,
            () => LowerCondition(condition),
            StatementLowering.Items(loop.Body),
            [.. steps.Select(s => new WorkItem(s))],
            [],
            runsOnce || isEndless,
            jumps);
    }

    /// <summary>A loop that tests a condition before each turn.</summary>
    /// <param name="loop">The loop in the source.</param>
    /// <param name="condition">
    /// Lowers the condition; called twice: before the loop, and where the body asks whether to go on.
    /// </param>
    /// <param name="items">The body.</param>
    /// <param name="steps">What follows the body, also after <c>continue</c>.</param>
    /// <param name="counters">What the steps assign beside what the loop's source assigns.</param>
    /// <param name="runsOnce">Whether the first turn comes without a test.</param>
    /// <param name="jumps">The targets outside of the loop that its body jumps to.</param>
    public void Test(
        ILoopOperation loop,
        Func<Value> condition,
        IReadOnlyList<WorkItem> items,
        IReadOnlyList<WorkItem> steps,
        IEnumerable<Variable> counters,
        bool runsOnce,
        IReadOnlyList<JumpTarget> jumps)
    {
        Value first = runsOnce ? method.Builder.Constant(true) : condition();
        JumpTarget skipped = method.NewTarget("skipped");
        JumpTarget broke = method.NewTarget("broke");
        Variable again = method.NewVariable("again", IrType.Boolean, startsAtZero: true);
        method.Frame.SetLabel(loop.ContinueLabel, skipped);
        method.Frame.SetLabel(loop.ExitLabel, broke);

        // The condition may have declared some of what the loop assigns.
        IEnumerable<Variable> assigned = Assigned(loop).Concat(counters).Concat(jumps.Select(j => j.Flag));
        if (jumps.Contains(method.Frame.End) && method.Frame.Result is { } result)
        {
            assigned = assigned.Concat(result.Variables);
        }

        (Variable[] carried, Value[] inits) = method.Regions.Carry(assigned, runsOnce);
        Block body = method.Regions.Body([], carried, () =>
        {
            method.Scope[again] = null;
            method.Scope[broke.Flag] = null;
            method.Statements.LowerList(
                [
                    new WorkItem(skipped, items),
                    .. steps,
                    new WorkItem(() => method.Assign(again, condition())),
                ],
                [broke]);
            return [method.Read(again)];
        });

        method.WithOrigin(
            Origin.None,
            () => method.Builder.While(first, inits, method.Regions.Results(carried), body));
    }

    private Value LowerCondition(IOperation? condition)
    {
        Value value = null!;
        method.WithOrigin(
            Origin.None,
            () => value = condition is null ? method.Builder.Constant(true) : method.Expressions.Lower(condition));
        return value;
    }

    /// <summary>The variables that a loop assigns, also by way of local functions and lambdas.</summary>
    public IEnumerable<Variable> Assigned(ILoopOperation loop)
    {
        var changed = new HashSet<Variable>();
        AddAssigned(loop, method.Frame, changed, []);
        return changed;
    }

    private void AddAssigned(IOperation root, Frame frame, HashSet<Variable> changed, HashSet<IOperation> seen)
    {
        changed.UnionWith(AssignedVariables.In(root).SelectMany(frame.VariablesOf));
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (method.Delegates.BodyOf(operation, frame) is var (body, home) && seen.Add(body))
            {
                AddAssigned(body, home, changed, seen);
            }
        }
    }
}
