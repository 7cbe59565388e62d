using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Half a cosine from eta0 to the last value, which stays: last + (eta0 - last)(1 + cos(pi k / steps)) / 2 (Loshchilov
/// and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017, without restarts).
/// </summary>
/// <param name="initial">eta0, the factor at step 0, positive.</param>
/// <param name="steps">At which step the last value is reached, at least 1.</param>
/// <param name="last">The last value, not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class CosineDecay(double initial, long steps, double last = 0) : ISchedule
{
    /// <summary>The factor at step 0.</summary>
    public double Initial { get; } = Setting.Positive(initial, nameof(initial));

    /// <summary>At which step the last value is reached.</summary>
    public long Steps { get; } = steps >= 1
        ? steps
        : throw new ArgumentOutOfRangeException(nameof(steps), steps, "The decay takes at least one step.");

    /// <summary>The last value.</summary>
    public double Last { get; } = Setting.NotNegative(last, nameof(last));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"cosine-decay({Initial}, {Steps}, {Last})");

    /// <inheritdoc/>
    public double Value(long step) => step >= Steps
        ? Last
        : Last + 0.5 * (Initial - Last) * (1 + Math.Cos(Math.PI * step / Steps));
}
