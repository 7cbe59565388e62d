using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>eta0 / sqrt(k + 1), the order of decay that is best for subgradient methods (Nesterov, "Introductory
/// Lectures on Convex Optimization", 2004, section 3.2.3).</summary>
/// <param name="initial">eta0, the factor at step 0, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class InverseSquareRootDecay(double initial) : ISchedule
{
    /// <summary>The factor at step 0.</summary>
    public double Initial { get; } = Setting.Positive(initial, nameof(initial));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"inverse-square-root-decay({Initial})");

    /// <inheritdoc/>
    public double Value(long step) => Initial / Math.Sqrt(step + 1.0);
}
