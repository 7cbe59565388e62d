using System.Globalization;

namespace AutoDiffDSL.Experiments.Checks;

/// <summary>A figure that an experiment found, beside the one that theory or a paper states, and the verdict.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Expected">The stated figure with its tolerance, as text.</param>
/// <param name="Found">The figure that was found, as text.</param>
/// <param name="Holds">Whether the one agrees with the other.</param>
public sealed record Check(string Name, string Expected, string Found, bool Holds)
{
    /// <summary><c>ok</c> or <c>FAILS</c>.</summary>
    public string Verdict => Holds ? "ok" : "FAILS";

    /// <summary>Compares counts; <paramref name="tolerance"/> is the largest difference that still agrees.</summary>
    public static Check Count(string name, int expected, int found, int tolerance = 0) => new(
        name,
        tolerance == 0 ? Text(expected) : $"{Text(expected)} +- {Text(tolerance)}",
        Text(found),
        Math.Abs(found - expected) <= tolerance);

    /// <summary>Compares numbers that must be equal.</summary>
    public static Check Exact(string name, double expected, double found) =>
        new(name, Text(expected), found.ToString("R", CultureInfo.InvariantCulture), found == expected);

    /// <summary>Compares numbers; they agree if |found - expected| &lt;= tolerance * |expected|.</summary>
    public static Check Relative(string name, double expected, double found, double tolerance) => new(
        name,
        $"{Text(expected)} within {Text(100 * tolerance)}%",
        Text(found),
        Math.Abs(found - expected) <= tolerance * Math.Abs(expected));

    /// <summary>Asks whether <paramref name="found"/> lies in the band, its ends included.</summary>
    public static Check Between(string name, double low, double high, double found) => new(
        name,
        $"{Text(low)} to {Text(high)}",
        Text(found),
        found >= low && found <= high);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("G7", CultureInfo.InvariantCulture);
}
