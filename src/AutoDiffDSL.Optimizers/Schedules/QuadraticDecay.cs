using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>eta0 / (k + 1)^2.</summary>
/// <param name="initial">eta0, the factor at step 0, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class QuadraticDecay(double initial) : ISchedule
{
    /// <summary>The factor at step 0.</summary>
    public double Initial { get; } = Setting.Positive(initial, nameof(initial));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"quadratic-decay({Initial})");

    /// <inheritdoc/>
    public double Value(long step) => Initial / ((step + 1.0) * (step + 1.0));
}
