using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability;

/// <summary>Where a probe looks: a point of a run, before the update from it.</summary>
/// <param name="step">The number of steps taken before.</param>
/// <param name="parameters">The point.</param>
/// <param name="value">The objective there.</param>
/// <param name="gradient">Its gradient there.</param>
/// <param name="optimizer">The optimizer that runs.</param>
/// <param name="state">Its state there.</param>
public readonly ref struct ProbePoint(
    long step,
    ReadOnlySpan<double> parameters,
    double value,
    ReadOnlySpan<double> gradient,
    IUpdateTransform optimizer,
    OptimizerState state)
{
    /// <summary>The number of steps taken before.</summary>
    public long Step { get; } = step;

    /// <summary>The point.</summary>
    public ReadOnlySpan<double> Parameters { get; } = parameters;

    /// <summary>The objective at the point.</summary>
    public double Value { get; } = value;

    /// <summary>The gradient at the point.</summary>
    public ReadOnlySpan<double> Gradient { get; } = gradient;

    /// <summary>The optimizer that runs.</summary>
    public IUpdateTransform Optimizer { get; } = optimizer;

    /// <summary>The optimizer's state.</summary>
    public OptimizerState State { get; } = state;
}
