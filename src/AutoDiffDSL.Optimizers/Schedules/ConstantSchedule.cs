using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>Always the same factor.</summary>
/// <param name="initial">The factor, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The factor is not positive and finite.</exception>
public sealed class ConstantSchedule(double initial) : ISchedule
{
    /// <summary>The factor.</summary>
    public double Initial { get; } = Setting.Positive(initial, nameof(initial));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"constant({Initial})");

    /// <inheritdoc/>
    public double Value(long step) => Initial;
}
