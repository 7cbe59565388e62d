using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// The gradient flow dw/dt = -grad L(w) by the classical Runge-Kutta method of fourth order. Gradient descent with
/// step size eta follows it, one step for each eta of time, until the sharpness nears 2 / eta.
/// Sources: Cohen et al., "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability", 2021,
/// section 3.1 and appendix I; Hairer and Wanner, "Solving Ordinary Differential Equations II", 1996, section IV.2, for
/// the limit of stability.
/// </summary>
public sealed class GradientFlow
{
    /// <summary>
    /// Where 1 - z + z^2/2 - z^3/6 + z^4/24 = 1: a step of length h is stable on a curvature c while h c is below it.
    /// </summary>
    public const double StabilityLimit = 2.785293563405282;

    private readonly IObjective _objective;

    /// <summary>The flow of an objective.</summary>
    /// <param name="objective">L.</param>
    public GradientFlow(IObjective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        _objective = objective;
    }

    /// <summary>The longest stable step at a sharpness.</summary>
    /// <param name="sharpness">The largest eigenvalue of the Hessian.</param>
    /// <returns>The length, in time; infinity where the sharpness is not positive.</returns>
    public static double LargestStep(double sharpness) =>
        sharpness > 0 ? StabilityLimit / sharpness : double.PositiveInfinity;

    /// <summary>Takes one step.</summary>
    /// <param name="point">The point; updated.</param>
    /// <param name="length">The length in time, positive.</param>
    /// <returns>The objective at the point before.</returns>
    public double Step(Span<double> point, double length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        using WorkspaceFrame workspace = Workspace.Enter();
        int n = point.Length;
        Span<double> slope = workspace.Uninitialized<double>(n);
        Span<double> stage = workspace.Uninitialized<double>(n);
        Span<double> sum = workspace.Uninitialized<double>(n);

        double value = _objective.Gradient(point, slope);
        slope.CopyTo(sum);
        Place(point, slope, length / 2, stage);
        _objective.Gradient(stage, slope);
        VectorMath.Axpy(2, slope, sum);
        Place(point, slope, length / 2, stage);
        _objective.Gradient(stage, slope);
        VectorMath.Axpy(2, slope, sum);
        Place(point, slope, length, stage);
        _objective.Gradient(stage, slope);
        VectorMath.Axpy(1, slope, sum);
        VectorMath.Axpy(-length / 6, sum, point);
        return value;
    }

    /// <summary>Follows the flow for a time, in equal steps that are not longer than asked.</summary>
    /// <param name="point">The point; updated.</param>
    /// <param name="time">The time, not negative.</param>
    /// <param name="longestStep">The longest step, below <see cref="LargestStep"/> of the sharpness met.</param>
    /// <returns>The number of steps taken.</returns>
    public int Advance(Span<double> point, double time, double longestStep)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longestStep);
        int steps = (int)Math.Ceiling(time / longestStep);
        for (int i = 0; i < steps; i++)
            Step(point, time / steps);
        return steps;
    }

    private static void Place(ReadOnlySpan<double> point, ReadOnlySpan<double> slope, double length, Span<double> stage)
    {
        point.CopyTo(stage);
        VectorMath.Axpy(-length, slope, stage);
    }
}
