using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>eta0 factor^floor(k / every): constant for a while, then multiplied.</summary>
/// <param name="initial">eta0, the factor at step 0, positive.</param>
/// <param name="every">How many steps a value lasts, at least 1.</param>
/// <param name="factor">By what it is multiplied then, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class StepDecay(double initial, long every, double factor = 0.1) : ISchedule
{
    /// <summary>The factor at step 0.</summary>
    public double Initial { get; } = Setting.Positive(initial, nameof(initial));

    /// <summary>How many steps a value lasts.</summary>
    public long Every { get; } = every >= 1
        ? every
        : throw new ArgumentOutOfRangeException(nameof(every), every, "A value lasts at least one step.");

    /// <summary>By what the value is multiplied then.</summary>
    public double Factor { get; } = Setting.Positive(factor, nameof(factor));

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"step-decay({Initial}, every {Every}, {Factor})");

    /// <inheritdoc/>
    public double Value(long step) => Initial * Math.Pow(Factor, step / Every);
}
