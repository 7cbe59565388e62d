using System.Text;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>
/// A statement as text with the blocks inside it: <c>Head</c> alone for a simple one, <c>Head { Body }</c>, perhaps
/// <c>else { Else }</c>, perhaps a <c>Tail</c> (the <c>while (...);</c> of a <c>do</c>). One that is <c>Needed</c>
/// cannot be taken away: the loop around it would not end.
/// </summary>
public sealed record Statement(
    string Head,
    IReadOnlyList<Statement>? Body = null,
    IReadOnlyList<Statement>? Else = null,
    string Tail = "",
    bool Needed = false)
{
    public static void Write(IReadOnlyList<Statement> block, int depth, StringBuilder output)
    {
        foreach (Statement statement in block) statement.Write(depth, output);
    }

    private void Write(int depth, StringBuilder output)
    {
        string indent = new(' ', 4 * depth);
        if (Head.Length > 0) output.Append(indent).Append(Head).Append('\n');
        if (Body is null) return;
        WriteBlock(Body, depth, output);
        if (Else is not null)
        {
            output.Append(indent).Append("else\n");
            WriteBlock(Else, depth, output);
        }

        if (Tail.Length > 0) output.Append(indent).Append(Tail).Append('\n');
    }

    private static void WriteBlock(IReadOnlyList<Statement> block, int depth, StringBuilder output)
    {
        string indent = new(' ', 4 * depth);
        output.Append(indent).Append("{\n");
        Write(block, depth + 1, output);
        output.Append(indent).Append("}\n");
    }
}
