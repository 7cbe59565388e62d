namespace AutoDiffDSL.Optimizers;

/// <summary>Where and when an update is computed.</summary>
/// <param name="step">The number of steps taken before.</param>
/// <param name="parameters">The point.</param>
/// <param name="value">The objective there.</param>
/// <param name="gradient">Its gradient there.</param>
public readonly ref struct UpdateContext(
    long step, ReadOnlySpan<double> parameters, double value, ReadOnlySpan<double> gradient)
{
    /// <summary>The number of steps taken before.</summary>
    public long Step { get; } = step;

    /// <summary>The point.</summary>
    public ReadOnlySpan<double> Parameters { get; } = parameters;

    /// <summary>The objective at the point.</summary>
    public double Value { get; } = value;

    /// <summary>The gradient at the point.</summary>
    public ReadOnlySpan<double> Gradient { get; } = gradient;
}
