using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability;

/// <summary>
/// The edge of stability: trained with a fixed step size, networks sharpen until the sharpness hovers at the
/// optimizer's threshold (Cohen and others, 2021; for preconditioned methods "Adaptive Gradient Methods at the Edge of
/// Stability", 2022).
/// </summary>
public static class EdgeOfStability
{
    /// <summary>Measures the sharpness in the optimizer's own preconditioner, beside its threshold.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="point">The point.</param>
    /// <param name="optimizer">The optimizer that runs.</param>
    /// <param name="state">Its state at the point.</param>
    /// <param name="options">How to measure; its preconditioner is replaced by the optimizer's.</param>
    /// <exception cref="ArgumentException">
    /// A length is wrong, or the optimizer states no stability polynomial.
    /// </exception>
    public static EdgeComparison Measure(
        IHessianObjective objective,
        ReadOnlySpan<double> point,
        IUpdateTransform optimizer,
        OptimizerState state,
        SharpnessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(state);
        double[]? diagonal = optimizer.HasPreconditioner ? new double[point.Length] : null;
        if (diagonal is not null)
            optimizer.Preconditioner(state, diagonal);
        options = (options ?? new SharpnessOptions()) with { Preconditioner = diagonal };
        return Compare(Sharpness.Measure(objective, point, options), optimizer, state.Step);
    }

    /// <summary>Sets a measurement beside the optimizer's threshold.</summary>
    /// <param name="sharpness">The measurement, in the optimizer's preconditioner.</param>
    /// <param name="optimizer">The optimizer that runs.</param>
    /// <param name="step">The number of steps taken before, on which schedules depend.</param>
    /// <exception cref="ArgumentException">The optimizer states no stability polynomial.</exception>
    public static EdgeComparison Compare(SharpnessMeasurement sharpness, IUpdateTransform optimizer, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(sharpness);
        ArgumentNullException.ThrowIfNull(optimizer);
        double threshold = optimizer.StabilityPolynomial(step)?.Threshold
            ?? throw new ArgumentException($"'{optimizer.Name}' states no stability polynomial.", nameof(optimizer));
        StabilityVerdict verdict =
            sharpness.Value - sharpness.ResidualBound > threshold ? StabilityVerdict.Unstable
            : sharpness.Outcome == SpectrumOutcome.Converged
                && sharpness.Value + sharpness.ResidualBound < threshold ? StabilityVerdict.Stable
            : StabilityVerdict.Undecided;
        return new EdgeComparison(sharpness, threshold, verdict);
    }
}
