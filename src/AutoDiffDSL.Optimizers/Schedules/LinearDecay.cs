using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>eta0 / (k + 1): Robbins and Monro's condition holds, the sum diverges and that of squares does not
/// ("A Stochastic Approximation Method", 1951).</summary>
/// <param name="initial">eta0, the factor at step 0, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class LinearDecay(double initial) : ISchedule
{
    /// <summary>The factor at step 0.</summary>
    public double Initial { get; } = Setting.Positive(initial, nameof(initial));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"linear-decay({Initial})");

    /// <inheritdoc/>
    public double Value(long step) => Initial / (step + 1.0);
}
