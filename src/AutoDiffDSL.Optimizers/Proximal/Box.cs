using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Zero where every entry lies between two bounds, infinite elsewhere. Its proximal map is the projection on the box.
/// </summary>
public sealed class Box : IProximal
{
    /// <summary>Bounds that hold for every entry.</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound, not below it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The upper bound is below the lower one, or one is NaN.</exception>
    public Box(double low, double high)
    {
        if (!(low <= high))
            throw new ArgumentOutOfRangeException(nameof(high), high, "The upper bound is below the lower one.");
        Low = low;
        High = high;
    }

    /// <summary>The lower bound.</summary>
    public double Low { get; }

    /// <summary>The upper bound.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"box({Low}, {High})");

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> point)
    {
        foreach (double entry in point)
        {
            if (!(entry >= Low && entry <= High))
                return double.PositiveInfinity;
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Apply(double stepSize, Span<double> point)
    {
        for (int i = 0; i < point.Length; i++)
            point[i] = Math.Clamp(point[i], Low, High);
    }
}
