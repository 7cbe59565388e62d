namespace AutoDiffDSL.Experiments.Reports;

/// <summary>
/// A function of the plane, sampled on a grid, of which a chart shows lines of equal value below its series.
/// </summary>
/// <param name="Name">What the lines are of, for the legend.</param>
/// <param name="X">The grid's places along the horizontal axis, ascending.</param>
/// <param name="Y">The grid's places along the vertical axis, ascending.</param>
/// <param name="Values">The values row by row: that at X[i], Y[j] is at j * X.Count + i. Cells with a value that is not
/// finite show nothing.</param>
/// <param name="Levels">The values to draw lines of.</param>
public sealed record ContourField(
    string Name,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    IReadOnlyList<double> Values,
    IReadOnlyList<double> Levels)
{
    private const int Columns = 160, Rows = 100;

    /// <summary>Samples a function over a rectangle.</summary>
    /// <param name="name">What the lines are of.</param>
    /// <param name="function">The function of x and y.</param>
    /// <param name="x">The rectangle's sides along the horizontal axis.</param>
    /// <param name="y">The rectangle's sides along the vertical axis.</param>
    /// <param name="levels">The values to draw lines of.</param>
    public static ContourField Sample(
        string name,
        Func<double, double, double> function,
        (double Low, double High) x,
        (double Low, double High) y,
        IReadOnlyList<double> levels)
    {
        double[] columns = [.. Places(x, Columns)], rows = [.. Places(y, Rows)];
        return new ContourField(
            name, columns, rows, [.. rows.SelectMany(row => columns.Select(column => function(column, row)))], levels);
    }

    /// <summary>Levels whose ratios are equal, for functions that grow steeply.</summary>
    /// <param name="first">The lowest level, positive.</param>
    /// <param name="last">The highest level, above it.</param>
    /// <param name="count">The number of levels, at least 2.</param>
    public static IReadOnlyList<double> Geometric(double first, double last, int count) =>
        [.. Enumerable.Range(0, count).Select(i => first * Math.Pow(last / first, (double)i / (count - 1)))];

    private static IEnumerable<double> Places((double Low, double High) side, int count) =>
        Enumerable.Range(0, count).Select(i => side.Low + (side.High - side.Low) * i / (count - 1));
}
