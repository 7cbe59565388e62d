using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// One entry of a list of statements: a statement, code of the compiler's own, or a list that a jump can leave.
/// </summary>
internal sealed class WorkItem
{
    public WorkItem(IOperation statement) => Statement = statement;

    public WorkItem(Action emit) => Emit = emit;

    public WorkItem(JumpTarget end, IReadOnlyList<WorkItem> body)
    {
        End = end;
        Body = body;
    }

    /// <summary>A statement of the source.</summary>
    public IOperation? Statement { get; }

    /// <summary>Emits code that has no source of its own, and does not jump.</summary>
    public Action? Emit { get; }

    /// <summary>The target at the end of <see cref="Body"/>.</summary>
    public JumpTarget? End { get; }

    public IReadOnlyList<WorkItem> Body { get; } = [];
}
