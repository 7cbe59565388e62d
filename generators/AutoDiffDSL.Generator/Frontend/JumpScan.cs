using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Which jumps leave a statement, and which statements never reach their end.</summary>
internal sealed class JumpScan(MethodLowering method)
{
    /// <summary>The targets outside of <paramref name="item"/> that it may jump to, each once, in order.</summary>
    public IReadOnlyList<JumpTarget> Of(WorkItem item)
    {
        var targets = new List<JumpTarget>();
        Collect(item, targets);
        return targets;
    }

    public IReadOnlyList<JumpTarget> Of(IEnumerable<WorkItem> items)
    {
        var targets = new List<JumpTarget>();
        foreach (WorkItem item in items)
        {
            Collect(item, targets);
        }

        return targets;
    }

    /// <summary>
    /// Where a <c>break</c>, <c>continue</c> or <c>return</c> leads, if that is outside of what is being lowered.
    /// </summary>
    public JumpTarget? Target(IOperation operation) => operation switch
    {
        IReturnOperation { Kind: OperationKind.Return } => method.Frame.End,
        IBranchOperation branch => method.Frame.FindLabel(branch.Target),
        _ => null,
    };

    /// <summary>Whether control never reaches the end of <paramref name="statement"/>.</summary>
    public static bool AlwaysLeaves(IOperation? statement) => statement switch
    {
        IReturnOperation or IBranchOperation or IThrowOperation => true,
        IBlockOperation block => block.Operations.Any(AlwaysLeaves),
        IConditionalOperation { WhenFalse: { } otherwise } conditional =>
            AlwaysLeaves(conditional.WhenTrue) && AlwaysLeaves(otherwise),
        ISwitchOperation choice => choice.Cases.Any(SwitchLowering.IsDefault)
            && Enumerable.Range(0, choice.Cases.Length).All(i => AlwaysLeaves(choice, i)),
        IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } } loop => !Breaks(loop),
        IForLoopOperation { Condition: null } loop => !Breaks(loop),
        _ => false,
    };

    /// <summary>Whether control never gets from a section of a switch to what follows the switch.</summary>
    public static bool AlwaysLeaves(ISwitchOperation choice, int section) =>
        choice.Cases[section].Body.Any(AlwaysLeaves)
        && !choice.Cases[section].Body.SelectMany(o => o.DescendantsAndSelf()).Any(o => Leads(o, choice.ExitLabel));

    /// <summary>Whether a <c>break</c> of <paramref name="loop"/> stands in its body.</summary>
    public static bool Breaks(ILoopOperation loop) =>
        loop.Body.DescendantsAndSelf().Any(o => Leads(o, loop.ExitLabel));

    private static bool Leads(IOperation operation, ISymbol label) =>
        operation is IBranchOperation branch && SymbolEqualityComparer.Default.Equals(branch.Target, label);

    private void Collect(IOperation root, List<JumpTarget> targets)
    {
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            IOperation operation = pending.Pop();
            if (Target(operation) is { } target && !targets.Contains(target))
            {
                targets.Add(target);
            }

            // A return inside a lambda or local function leaves that one.
            if (operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (IOperation child in operation.ChildOperations.Reverse())
                {
                    pending.Push(child);
                }
            }
        }
    }

    private void Collect(WorkItem item, List<JumpTarget> targets)
    {
        if (item.Statement is { } statement)
        {
            Collect(statement, targets);
        }
        else
        {
            foreach (JumpTarget target in Of(item.Body))
            {
                if (target != item.End && !targets.Contains(target))
                {
                    targets.Add(target);
                }
            }
        }
    }
}
