using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// The central flow of gradient descent, for one unstable direction: the path about which it oscillates at the edge of
/// stability, dw/dt = -grad L - (sigma^2 / 2) grad S, where sigma^2, the variance of the oscillation, is as small as
/// keeps the sharpness S at or below 2 / eta, and 0 below. It sharpens no further, and loses no progress.
/// Source: Cohen, Damian, Talwalkar, Kolter and Lee, "Understanding Optimization in Deep Learning with Central Flows",
/// 2025, section 3.2.
/// </summary>
public sealed class CentralFlow
{
    private readonly IThirdOrderObjective _objective;
    private readonly double[] _point;
    private readonly double[] _gradient;
    private SharpnessOptions _options;

    /// <summary>The flow from a point.</summary>
    /// <param name="objective">The objective, with its third derivatives.</param>
    /// <param name="stepSize">The step size eta of the gradient descent that is followed, positive.</param>
    /// <param name="start">The point, which is copied.</param>
    /// <param name="options">How the sharpness is measured; null takes the defaults.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the step size is not positive.</exception>
    public CentralFlow(
        IThirdOrderObjective objective, double stepSize, ReadOnlySpan<double> start, SharpnessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        Guard.SameLength(objective.Dimension, start.Length, nameof(start), nameof(objective));
        _objective = objective;
        _options = options ?? new SharpnessOptions();
        StepSize = stepSize;
        _point = start.ToArray();
        _gradient = new double[start.Length];
    }

    /// <summary>The step size of the gradient descent that is followed.</summary>
    public double StepSize { get; }

    /// <summary>The point reached.</summary>
    public ReadOnlySpan<double> Point => _point;

    /// <summary>The time passed: eta for each step of gradient descent.</summary>
    public double Time { get; private set; }

    /// <summary>Goes on for a time, by one Euler step.</summary>
    /// <param name="time">The time, positive; that of one step of gradient descent is <see cref="StepSize"/>.</param>
    /// <returns>What was measured at the point before, and the variance that was used.</returns>
    public CentralFlowStep Step(double time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time);
        SelfStabilization forces = SelfStabilization.Measure(_objective, _point, _options);
        double value = _objective.Gradient(_point, _gradient);
        double sharpness = forces.Sharpness.Value;
        double variance = 0;
        if (forces.SharpnessGradient.Length > 0)
        {
            // To first order the step ends with a sharpness of at most 2 / eta.
            variance = forces.VarianceFor(forces.SharpeningRate + (sharpness - 2 / StepSize) / time);
            VectorMath.Axpy(-0.5 * variance * time, forces.SharpnessGradient, _point);
            _options = _options with { WarmStart = forces.Sharpness.Eigenvector };
        }

        VectorMath.Axpy(-time, _gradient, _point);
        Time += time;
        return new CentralFlowStep(value, forces, variance);
    }
}
