using System.Collections.Generic;
using System.Text;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Text with indentation and <c>'\n'</c> line ends.</summary>
/// <param name="open">The name of the number type that is left open, which types and constants have a mark for.</param>
internal sealed class CodeWriter(string? open = null)
{
    /// <summary>What the number type that is left open is called; in an objective it is double.</summary>
    public string? OpenType { get; set; } = open;

    /// <summary>Lines longer than this are broken where they can be.</summary>
    public const int Columns = 120;

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>The column at which lines start.</summary>
    public int Indentation => depth * 4;

    /// <summary>Whether a line is not too long here.</summary>
    public bool Fits(string line) => Indentation + line.Length <= Columns;

    public void Line(string line)
    {
        if (line.Length > 0)
        {
            text.Append(' ', Indentation).Append(Named(line));
        }

        text.Append('\n');
    }

    /// <summary>A line with a list in it; each item on a line of its own where they do not fit.</summary>
    public void List(string head, IReadOnlyList<string> items, string tail)
    {
        string line = Named(head + string.Join(", ", items) + tail);
        if (items.Count == 0 || Fits(line))
        {
            Line(line);
            return;
        }

        Line(head.TrimEnd());
        depth++;
        for (int i = 0; i < items.Count; i++)
        {
            Line(items[i] + (i + 1 < items.Count ? "," : tail));
        }

        depth--;
    }

    /// <summary>The head of a method, with its constraints on a line of their own.</summary>
    public void Head(string name, IReadOnlyList<string> parameters, string? constraints)
    {
        List(name + "(", parameters, ")");
        if (constraints is { Length: > 0 })
        {
            depth++;
            Line(constraints);
            depth--;
        }
    }

    public void Open()
    {
        Line("{");
        depth++;
    }

    public void Close(string suffix = "")
    {
        depth--;
        Line("}" + suffix);
    }

    private string Named(string line) =>
        OpenType is null ? line : line.Replace(TypeNames.Open.ToString(), OpenType);

    public override string ToString() => text.ToString();
}
