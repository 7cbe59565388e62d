using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Patterns;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Lists of statements. Jumps become structure without copying code: where one branch of an <c>if</c> always leaves,
/// the rest of the list goes into the other; elsewhere a flag remembers the jump and the rest runs under its negation.
/// </summary>
internal sealed class StatementLowering(MethodLowering method)
{
    private static readonly HashSet<JumpTarget> Nowhere = [];

    /// <summary>Lowers a method's body.</summary>
    public void LowerBody(IOperation body) => LowerList([new WorkItem(body)], [method.Frame.End]);

    /// <param name="items">The list.</param>
    /// <param name="atEnd">The targets that coincide with the end of the list, so that a jump there needs no
    /// flag.</param>
    public void LowerList(IReadOnlyList<WorkItem> items, HashSet<JumpTarget> atEnd)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (int i = 0; i < items.Count; i++)
        {
            method.Cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<JumpTarget> jumps = method.Jumps.Of(items[i]);
            if (jumps.Count == 0)
            {
                LowerSimple(items[i]);
                if (method.Builder.EndsInThrow)
                {
                    return;
                }
            }
            else
            {
                LowerJumping(items[i], jumps, [.. items.Skip(i + 1)], atEnd);
                return;
            }
        }
    }

    /// <summary>The statements of a loop's or branch's body.</summary>
    public static WorkItem[] Items(IOperation? body) => body switch
    {
        null => [],
        IBlockOperation block => [.. block.Operations.Select(o => new WorkItem(o))],
        _ => [new WorkItem(body)],
    };

    private static WorkItem[] Items(IOperation? body, WorkItem[] rest) => [.. Items(body), .. rest];

    private void LowerSimple(WorkItem item)
    {
        if (item.Emit is { } emit)
        {
            emit();
        }
        else if (item.Statement is { } statement)
        {
            LowerStatement(statement);
        }
        else if (method.Jumps.Of(item.Body).Count == 0)
        {
            LowerList(item.Body, Nowhere);
        }
        else
        {
            LowerList(item.Body, [item.End!]);
        }
    }

    private void LowerJumping(
        WorkItem item, IReadOnlyList<JumpTarget> jumps, WorkItem[] rest, HashSet<JumpTarget> atEnd)
    {
        switch (item.Statement)
        {
            case null when !method.Jumps.Of(item.Body).Contains(item.End):
                LowerList([.. item.Body, .. rest], atEnd);
                break;
            case null:
                Declare([.. jumps, item.End!]);
                LowerList(item.Body, rest.Length == 0 ? [.. atEnd, item.End!] : [item.End!]);
                Guard(rest, jumps, atEnd);
                break;
            case IBlockOperation block:
                LowerList(Items(block, rest), atEnd);
                break;
            case IMethodBodyOperation body:
                LowerList(Items((IOperation?)body.BlockBody ?? body.ExpressionBody, rest), atEnd);
                break;
            case IReturnOperation result:
                LowerReturn(result);
                Leave(method.Frame.End, atEnd);
                break;
            case IBranchOperation branch:
                Leave(method.Frame.FindLabel(branch.Target)!, atEnd);
                break;
            case IConditionalOperation conditional:
                LowerJumpingIf(conditional, jumps, rest, atEnd);
                break;
            case ISwitchOperation choice:
                LowerJumpingSwitch(choice, jumps, rest, atEnd);
                break;
            case ILoopOperation loop:
                Declare(jumps);
                method.Loops.Lower(loop, jumps);
                Guard(rest, jumps, atEnd);
                break;
            default:
                // Only constructs outside of the language can hold a jump elsewhere.
                LanguageFence.Refuse(method, item.Statement);
                break;
        }
    }

    private void LowerJumpingIf(
        IConditionalOperation conditional, IReadOnlyList<JumpTarget> jumps, WorkItem[] rest, HashSet<JumpTarget> atEnd)
    {
        Value condition = LowerHeader(conditional.Condition);
        bool thenLeaves = JumpScan.AlwaysLeaves(conditional.WhenTrue);
        bool elseLeaves = JumpScan.AlwaysLeaves(conditional.WhenFalse);
        if (rest.Length == 0 || thenLeaves || elseLeaves)
        {
            WorkItem[] afterThen = thenLeaves ? [] : rest;
            WorkItem[] afterElse = thenLeaves ? rest : [];
            method.Regions.If(
                condition,
                () => LowerList(Items(conditional.WhenTrue, afterThen), atEnd),
                () => LowerList(Items(conditional.WhenFalse, afterElse), atEnd));
            return;
        }

        Declare(jumps);
        method.Regions.If(
            condition,
            () => LowerList(Items(conditional.WhenTrue), Nowhere),
            () => LowerList(Items(conditional.WhenFalse), Nowhere));
        Guard(rest, jumps, atEnd);
    }

    /// <summary>A switch with sections that jump: what follows goes into the one section that goes on.</summary>
    private void LowerJumpingSwitch(
        ISwitchOperation choice, IReadOnlyList<JumpTarget> jumps, WorkItem[] rest, HashSet<JumpTarget> atEnd)
    {
        int[] goesOn = [.. Enumerable.Range(0, choice.Cases.Length).Where(i => !JumpScan.AlwaysLeaves(choice, i))];
        if (!choice.Cases.Any(SwitchLowering.IsDefault))
        {
            goesOn = [.. goesOn, -1];
        }

        if (rest.Length == 0 || goesOn.Length <= 1)
        {
            LowerSwitch(choice, rest, goesOn.Length == 1 ? goesOn[0] : -2, atEnd);
            return;
        }

        Declare(jumps);
        LowerSwitch(choice, [], -2, Nowhere);
        Guard(rest, jumps, atEnd);
    }

    /// <param name="choice">The switch.</param>
    /// <param name="rest">What follows the switch.</param>
    /// <param name="restAfter">The section, -1 for none of them, that goes on with what follows.</param>
    /// <param name="atEnd">The targets that coincide with the end of what follows.</param>
    private void LowerSwitch(ISwitchOperation choice, WorkItem[] rest, int restAfter, HashSet<JumpTarget> atEnd)
    {
        JumpTarget exit = method.NewTarget("left");
        method.Frame.SetLabel(choice.ExitLabel, exit);
        method.Switches.Lower(choice, number =>
        {
            WorkItem[] after = number == restAfter ? rest : [];
            WorkItem[] body = number < 0
                ? []
                : [new WorkItem(exit, [.. choice.Cases[number].Body.Select(o => new WorkItem(o))])];
            LowerList([.. body, .. after], atEnd);
        });
    }

    /// <summary>Lowers what follows a statement that may have jumped: it runs only if no flag is set.</summary>
    private void Guard(WorkItem[] rest, IReadOnlyList<JumpTarget> jumps, HashSet<JumpTarget> atEnd)
    {
        if (rest.Length == 0)
        {
            return;
        }

        Value? left = null;
        foreach (JumpTarget jump in jumps)
        {
            Value flag = method.Read(jump.Flag);
            left = left is null ? flag : method.Builder.Emit(Primitive.Or, left, flag);
        }

        Value stays = method.Builder.Emit(Primitive.Not, left!);
        method.Regions.If(stays, () => LowerList(rest, atEnd), () => { });
    }

    private void Declare(IEnumerable<JumpTarget> jumps)
    {
        foreach (JumpTarget jump in jumps)
        {
            if (!method.Scope.Declares(jump.Flag))
            {
                method.Scope[jump.Flag] = null;
            }
        }
    }

    private void Leave(JumpTarget target, HashSet<JumpTarget> atEnd)
    {
        if (!atEnd.Contains(target))
        {
            method.Assign(target.Flag, method.Builder.Constant(true));
        }
    }

    private void LowerReturn(IReturnOperation operation)
    {
        if (operation.ReturnedValue is { } returned && method.Frame.Result is { } result)
        {
            method.WithOrigin(
                StatementText.Origin(operation.Syntax),
                () => Return(result, method.Expressions.LowerAll(returned)));
        }
        else if (operation.ReturnedValue is { } effect)
        {
            method.WithOrigin(StatementText.Origin(operation.Syntax), () => method.Expressions.LowerEffect(effect));
        }
    }

    private void Return(Place result, Value[] values)
    {
        int leaf = 0;
        foreach (Variable variable in result.Variables)
        {
            method.Scope[variable] = values[leaf++];
        }
    }

    private Value LowerHeader(IOperation condition)
    {
        Value value = null!;
        method.WithOrigin(Origin.None, () => value = method.Expressions.Lower(condition));
        return value;
    }

    private void LowerStatement(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation or IMethodBodyOperation:
                foreach (IOperation child in statement.ChildOperations)
                {
                    LowerList([new WorkItem(child)], Nowhere);
                }

                break;
            case IEmptyOperation or ILocalFunctionOperation:
                break;
            case IExpressionStatementOperation expression:
                method.WithOrigin(
                    StatementText.Origin(statement.Syntax),
                    () => method.Expressions.LowerEffect(expression.Operation));
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
                {
                    method.Assignments.Declare(declarator);
                }

                break;
            case IConditionalOperation conditional when method.Guards.TryTestNull(conditional):
                break;
            case IConditionalOperation conditional:
                Value condition = LowerHeader(conditional.Condition);
                method.Regions.If(
                    condition,
                    () => LowerList(Items(conditional.WhenTrue), Nowhere),
                    () => LowerList(Items(conditional.WhenFalse), Nowhere));
                break;
            case ILoopOperation loop:
                method.Loops.Lower(loop, []);
                break;
            case ISwitchOperation choice:
                LowerSwitch(choice, [], -1, Nowhere);
                break;
            case IThrowOperation guard:
                method.WithOrigin(StatementText.Origin(statement.Syntax), () => method.Guards.Throw(guard));
                break;
            default:
                LanguageFence.Refuse(method, statement);
                break;
        }
    }
}
