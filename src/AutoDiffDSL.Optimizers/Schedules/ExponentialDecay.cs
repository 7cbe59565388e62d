using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>eta0 exp(-b k).</summary>
/// <param name="initial">eta0, the factor at step 0, positive.</param>
/// <param name="rate">b, not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class ExponentialDecay(double initial, double rate) : ISchedule
{
    /// <summary>The factor at step 0.</summary>
    public double Initial { get; } = Setting.Positive(initial, nameof(initial));

    /// <summary>b, the rate of decay a step.</summary>
    public double Rate { get; } = Setting.NotNegative(rate, nameof(rate));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"exponential-decay({Initial}, {Rate})");

    /// <inheritdoc/>
    public double Value(long step) => Initial * Math.Exp(-Rate * step);
}
