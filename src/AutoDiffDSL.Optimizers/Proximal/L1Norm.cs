using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// weight times the sum of absolute values. Its proximal map is soft thresholding: each entry moves towards zero by
/// stepSize * weight and stops there (Donoho and Johnstone, 1994).
/// </summary>
/// <param name="weight">The weight, not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
public sealed class L1Norm(double weight) : IProximal
{
    /// <summary>The weight.</summary>
    public double Weight { get; } = Setting.NotNegative(weight, nameof(weight));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"l1({Weight})");

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> point)
    {
        double sum = 0;
        foreach (double entry in point)
            sum += Math.Abs(entry);
        return Weight * sum;
    }

    /// <inheritdoc/>
    public void Apply(double stepSize, Span<double> point)
    {
        double threshold = stepSize * Weight;
        for (int i = 0; i < point.Length; i++)
            point[i] = Math.Max(0, point[i] - threshold) - Math.Max(0, -point[i] - threshold);
    }
}
