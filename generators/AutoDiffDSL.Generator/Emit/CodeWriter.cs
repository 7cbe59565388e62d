using System.Text;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Text with indentation and <c>'\n'</c> line ends.</summary>
internal sealed class CodeWriter
{
    /// <summary>Lines longer than this are broken where they can be.</summary>
    public const int Columns = 120;

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>The column at which lines start.</summary>
    public int Indentation => depth * 4;

    public void Line(string line)
    {
        if (line.Length > 0)
        {
            text.Append(' ', Indentation).Append(line);
        }

        text.Append('\n');
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

    public void Indent() => depth++;

    public void Unindent() => depth--;

    public override string ToString() => text.ToString();
}
