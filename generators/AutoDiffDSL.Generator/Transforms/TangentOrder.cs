using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// In which order the tangents of a block are written when some stand already. A rule may need the result that it is
/// for, as <c>tanh</c> does with <c>1 - y * y</c>: the coefficient stands before <c>yDot</c>, but its own tangent needs
/// <c>yDot</c> and has to wait for it.
/// </summary>
internal sealed class TangentOrder(HashSet<int> undefined, Func<Value, Value?> tangent)
{
    private readonly List<Instruction> waiting = [];
    private readonly HashSet<int> late = [];

    /// <summary>Whether every tangent that was asked for has been written.</summary>
    public bool IsComplete => waiting.Count == 0;

    /// <summary>The instructions whose tangents can be written once this one stands.</summary>
    /// <param name="instruction">The instruction that was written last.</param>
    /// <param name="isNew">Whether its own tangent is asked for.</param>
    public List<Instruction> After(Instruction instruction, bool isNew)
    {
        undefined.ExceptWith(instruction.Results.Select(r => r.Id));
        if (isNew)
        {
            waiting.Add(instruction);
            late.UnionWith(instruction.Results.Select(r => r.Id));
        }

        var ready = new List<Instruction>();
        foreach (Instruction candidate in waiting)
        {
            if (candidate.Operands.All(o => !late.Contains(o.Id) && IsReady(o)))
            {
                ready.Add(candidate);
                late.ExceptWith(candidate.Results.Select(r => r.Id));
            }
        }

        waiting.RemoveAll(ready.Contains);
        return ready;
    }

    private bool IsReady(Value operand) => tangent(operand) is not { } standing || !undefined.Contains(standing.Id);
}
