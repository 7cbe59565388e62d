using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// The comments: <c>forward</c> once, and for each source statement that the backward sweep differentiates, that
/// statement once in a block. Functions without a backward sweep have none.
/// </summary>
internal sealed class Sections(Outline outline)
{
    private readonly bool hasBackward = outline.Nodes.Any(IsBackward);
    private readonly Stack<HashSet<string>> written = new();
    private string current = "";

    public void Enter() => written.Push([]);

    public void Leave() => written.Pop();

    /// <summary>
    /// Writes the comment that belongs before a statement of <paramref name="node"/>, if a new section starts.
    /// </summary>
    public void Open(List<Statement> statements, Node node)
    {
        string comment = Comment(node);
        if (comment.Length == 0 || comment == current)
        {
            return;
        }

        current = comment;
        if (written.Peek().Add(comment))
        {
            statements.Add(new CommentStatement(comment));
        }
    }

    private static bool IsBackward(Node node) => node.IsNeeded && node.Instruction.Origin.Sweep == Sweep.Backward;

    private string Comment(Node node)
    {
        if (!hasBackward)
        {
            return "";
        }

        if (!IsBackward(node))
        {
            return current.Length == 0 ? "forward" : "";
        }

        string statement = node.Instruction.Origin.Statement;
        if (statement.Length > 0)
        {
            return "backward: " + statement;
        }

        return current.Length == 0 || current == "forward" ? "backward" : "";
    }
}
