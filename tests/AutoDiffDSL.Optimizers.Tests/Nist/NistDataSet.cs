using System.Globalization;

namespace AutoDiffDSL.Optimizers.Tests.Nist;

/// <summary>A nonlinear regression set of NIST's StRD.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start1">The far starting point.</param>
/// <param name="Start2">The near starting point.</param>
/// <param name="Certified">The certified parameters.</param>
/// <param name="SumOfSquares">The certified sum of squared residuals.</param>
/// <param name="Predictors">The predictors; where there are several, those of one observation together.</param>
/// <param name="Responses">The observations.</param>
internal sealed record NistDataSet(
    string Name,
    double[] Start1,
    double[] Start2,
    double[] Certified,
    double SumOfSquares,
    double[] Predictors,
    double[] Responses)
{
    /// <summary>Reads a file as NIST publishes it.</summary>
    public static NistDataSet Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[][] table =
        [
            .. lines
                .SkipWhile(line => !line.Contains("Start 1", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => line.Contains('='))
                .Select(line => Words(line[(line.IndexOf('=') + 1)..])),
        ];
        string sum = lines.First(line => line.StartsWith("Residual Sum of Squares", StringComparison.Ordinal));
        double[][] rows =
        [
            .. lines
                .Skip(Array.FindLastIndex(lines, line => line.StartsWith("Data:", StringComparison.Ordinal)) + 1)
                .Where(line => line.Trim().Length > 0)
                .Select(line => Words(line).Select(Number).ToArray()),
        ];
        return new NistDataSet(
            Path.GetFileNameWithoutExtension(path),
            [.. table.Select(row => Number(row[0]))],
            [.. table.Select(row => Number(row[1]))],
            [.. table.Select(row => Number(row[2]))],
            Number(sum[(sum.IndexOf(':') + 1)..]),
            [.. rows.SelectMany(row => row.Skip(1))],
            [.. rows.Select(row => row[0])]);
    }

    private static string[] Words(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
