namespace AutoDiffDSL.AdBench;

/// <summary>An array in seven figures, in which a wrong entry or a wrong order shows.</summary>
/// <param name="N">Its length.</param>
/// <param name="Sum">The sum of its entries.</param>
/// <param name="L2">Its Euclidean norm.</param>
/// <param name="DotSin">Its dot product with sin 1, sin 2, sin 3, ...</param>
/// <param name="First">Its first entry.</param>
/// <param name="Middle">The entry at half its length, rounded down.</param>
/// <param name="Last">Its last entry.</param>
public sealed record Summary(int N, double Sum, double L2, double DotSin, double First, double Middle, double Last)
{
    /// <summary>
    /// How far two figures may lie apart, relative to the sum of their magnitudes where that exceeds one.
    /// </summary>
    public const double Tolerance = 1e-8;

    public static Summary Of(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0, dot = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i];
            squares += values[i] * values[i];
            dot += values[i] * Math.Sin(i + 1);
        }

        return new Summary(
            values.Length, sum, Math.Sqrt(squares), dot, values[0], values[values.Length / 2], values[^1]);
    }

    /// <summary>
    /// The largest relative distance between the figures of two summaries; infinite if the lengths differ.
    /// </summary>
    public double Distance(Summary other) => N != other.N
        ? double.PositiveInfinity
        : new[]
        {
            Distance(Sum, other.Sum), Distance(L2, other.L2), Distance(DotSin, other.DotSin),
            Distance(First, other.First), Distance(Middle, other.Middle), Distance(Last, other.Last),
        }.Max();

    private static double Distance(double x, double y)
    {
        double distance = Math.Abs(x - y) / Math.Max(1, Math.Abs(x) + Math.Abs(y));
        return double.IsNaN(distance) ? double.PositiveInfinity : distance;
    }
}
