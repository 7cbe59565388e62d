using System.Globalization;
using System.Text;

namespace AutoDiffDSL.AdBench;

/// <summary>Writes figures so that <see cref="Figures"/> reads the same bits.</summary>
internal sealed class FigureWriter
{
    private readonly StringBuilder _text = new();

    public FigureWriter Line(params ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            _text.Append(i > 0 ? " " : "").Append(values[i].ToString("R", CultureInfo.InvariantCulture));
        _text.Append('\n');
        return this;
    }

    public FigureWriter Rows(ReadOnlySpan<double> values, int width)
    {
        for (int i = 0; i < values.Length; i += width) Line(values.Slice(i, width));
        return this;
    }

    public override string ToString() => _text.ToString();
}
