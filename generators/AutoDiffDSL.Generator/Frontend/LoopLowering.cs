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
        switch (loop)
        {
            case IForLoopOperation @for:
                LowerFor(@for, jumps);
                break;
            case IWhileLoopOperation { ConditionIsUntil: false } @while:
                LowerWhile(loop, @while.Condition, [], !@while.ConditionIsTop, jumps);
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

        if (counted is not null)
        {
            LowerCounted(loop, counted);
        }
        else
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

    private void LowerCounted(IForLoopOperation loop, CountedLoop counted)
    {
        Variable index = method.Frame.VariablesOf(counted.Index).Single();
        Value start = method.Read(index);
        Value end = start;
        method.WithOrigin(Origin.None, () =>
        {
            end = method.Expressions.Lower(counted.Bound);
            int beyond = (counted.IsInclusive ? Math.Sign(counted.Step) : 0) - counted.Shift;
            if (beyond != 0)
            {
                Primitive op = beyond > 0 ? Primitive.Add : Primitive.Subtract;
                end = method.Builder.Emit(op, end, method.Builder.Constant(Math.Abs(beyond)));
            }
        });

        IEnumerable<Variable> assigned = Assigned(loop).Where(v => v != index);
        (Variable[] carried, Value[] inits) = method.Regions.Carry(assigned, runsOnce: false);
        Value counter = method.Builder.Values.New(IrType.Int32, index.Name);
        JumpTarget next = method.NewTarget("skipped");
        method.Frame.SetLabel(loop.ContinueLabel, next);
        Block body = method.Regions.Body([counter], carried, () =>
        {
            method.Scope[index] = counter;
            method.Statements.LowerList([new WorkItem(next, StatementLowering.Items(loop.Body))], []);
            return [];
        });

        method.WithOrigin(
            Origin.None,
            () => method.Builder.For(start, end, counted.Step, false, inits, method.Regions.Results(carried), body));
    }

    private void LowerWhile(
        ILoopOperation loop,
        IOperation? condition,
        IEnumerable<IOperation> steps,
        bool runsOnce,
        IReadOnlyList<JumpTarget> jumps)
    {
        // The condition is lowered twice: before the loop, and where the body asks whether to go on.
        bool isEndless = condition is null or { ConstantValue: { HasValue: true, Value: true } };
        if (isEndless && jumps.Count == 0 && !JumpScan.Breaks(loop))
        {
            method.Report(StatementDiagnostics.Endless, loop);
        }

        Value first = runsOnce || isEndless ? method.Builder.Constant(true) : LowerCondition(condition);
        JumpTarget skipped = method.NewTarget("skipped");
        JumpTarget broke = method.NewTarget("broke");
        Variable again = method.NewVariable("again", IrType.Boolean, startsAtZero: true);
        method.Frame.SetLabel(loop.ContinueLabel, skipped);
        method.Frame.SetLabel(loop.ExitLabel, broke);
        IEnumerable<Variable> assigned = Assigned(loop).Concat(jumps.Select(j => j.Flag));
        if (jumps.Contains(method.Frame.End) && method.Frame.Result is { } result)
        {
            assigned = assigned.Concat(result.Variables);
        }

        (Variable[] carried, Value[] inits) = method.Regions.Carry(assigned, runsOnce || isEndless);
        Block body = method.Regions.Body([], carried, () =>
        {
            method.Scope[again] = null;
            method.Scope[broke.Flag] = null;
            method.Statements.LowerList(
                [
                    new WorkItem(skipped, StatementLowering.Items(loop.Body)),
                    .. steps.Select(s => new WorkItem(s)),
                    new WorkItem(() => method.Assign(again, LowerCondition(condition))),
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

    private IEnumerable<Variable> Assigned(ILoopOperation loop) =>
        AssignedVariables.In(loop).SelectMany(method.Frame.VariablesOf).Distinct();
}
