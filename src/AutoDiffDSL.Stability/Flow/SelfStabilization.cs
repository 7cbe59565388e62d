using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// The forces at the edge of stability. Along the gradient the sharpness S rises at the rate alpha = -grad L'grad S;
/// oscillation along its eigenvector pushes the point by -(eta / 2) x^2 grad S a step, where x is the displacement, so
/// that S falls. The two balance where the mean of x^2 is 2 alpha / |grad S|^2.
/// Sources: Damian, Nichani and Lee, "Self-Stabilization: The Implicit Bias of Gradient Descent at the Edge of
/// Stability", 2023, section 4; Cohen, Damian, Talwalkar, Kolter and Lee, "Understanding Optimization in Deep Learning
/// with Central Flows", 2025, section 3.
/// </summary>
/// <param name="Sharpness">S, with its eigenvector.</param>
/// <param name="SharpnessGradient">grad S: the gradient of v'Hv at the unit eigenvector v.</param>
/// <param name="SharpeningRate">alpha: how fast gradient flow changes the sharpness, per unit of time.</param>
public sealed record SelfStabilization(
    SharpnessMeasurement Sharpness, double[] SharpnessGradient, double SharpeningRate)
{
    /// <summary>|grad S|^2.</summary>
    public double SquaredSharpnessGradient => VectorMath.Dot(SharpnessGradient, SharpnessGradient);

    /// <summary>
    /// The mean square of the displacement along the eigenvector that holds the sharpness where it is:
    /// 2 alpha / |grad S|^2, and 0 where the sharpness falls by itself.
    /// </summary>
    public double OscillationVariance => VarianceFor(SharpeningRate);

    /// <summary>The mean square of the displacement that takes a rate off the change of the sharpness.</summary>
    /// <param name="rate">The rate, per unit of time.</param>
    public double VarianceFor(double rate)
    {
        double square = SquaredSharpnessGradient;
        return square > 0 ? Math.Max(0, 2 * rate / square) : 0;
    }

    /// <summary>Measures the forces at a point, with one third-order product beside the sharpness.</summary>
    /// <param name="objective">The objective, with its third derivatives.</param>
    /// <param name="point">The point; the largest eigenvalue there should be simple.</param>
    /// <param name="options">How the sharpness is measured, without a preconditioner; null takes the defaults.</param>
    /// <exception cref="ArgumentException">A length is wrong, or there is a preconditioner.</exception>
    public static SelfStabilization Measure(
        IThirdOrderObjective objective, ReadOnlySpan<double> point, SharpnessOptions? options = null)
    {
        if (options?.Preconditioner is not null)
        {
            throw new ArgumentException(
                "The sharpness of a preconditioned Hessian has another gradient.", nameof(options));
        }

        SharpnessMeasurement sharpness = Stability.Sharpness.Measure(objective, point, options);
        if (sharpness.Eigenvector.Length == 0)
            return new SelfStabilization(sharpness, [], double.NaN);
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> gradient = workspace.Uninitialized<double>(point.Length);
        Span<double> product = workspace.Uninitialized<double>(point.Length);
        double[] third = new double[point.Length];
        objective.ThirdOrderProduct(point, sharpness.Eigenvector, gradient, product, third);
        return new SelfStabilization(sharpness, third, -VectorMath.Dot(gradient, third));
    }
}
