using System.Globalization;

namespace AutoDiffDSL.AdBench;

/// <summary>The figures of a text file in order, separated by white space or colons.</summary>
public sealed class Figures
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ':'];
    private readonly string[] _tokens;
    private int _next;

    public Figures(string text) => _tokens = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    public bool IsAtEnd => _next == _tokens.Length;

    /// <exception cref="FormatException">The text has ended, or what comes next is no figure.</exception>
    public double Real() => double.Parse(Word(), CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Real"/>
    public int Whole() => int.Parse(Word(), CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Real"/>
    public double[] Reals(int count)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++) values[i] = Real();
        return values;
    }

    /// <summary>The next token, whatever it is.</summary>
    public string Word() => _next < _tokens.Length
        ? _tokens[_next++]
        : throw new FormatException(
            "The text ends after " + _tokens.Length + " figures, where another one is expected.");
}
