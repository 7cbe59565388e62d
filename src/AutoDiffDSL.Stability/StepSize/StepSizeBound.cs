using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability;

/// <summary>
/// The largest step size at which an optimizer is linearly stable: from its stability polynomial and the largest
/// curvature. For gradient descent that is 2 / sharpness, the bound that decides which minima it can reach
/// (Nar and Sastry, "Step Size Matters in Deep Learning", 2018).
/// </summary>
public static class StepSizeBound
{
    /// <summary>The largest step size whose threshold is at least a curvature.</summary>
    /// <param name="curvature">The largest eigenvalue of the (preconditioned) Hessian.</param>
    /// <param name="optimizer">
    /// The optimizer for a step size, such as <c>s =&gt; new PolyakMomentum(s, 0.9)</c>; its threshold must fall as
    /// the step size grows.
    /// </param>
    /// <returns>The step size; infinity where the curvature is not positive, 0 where no step size is stable.</returns>
    /// <exception cref="ArgumentException">The curvature is NaN, or the optimizer states no stability
    /// polynomial.</exception>
    public static double Largest(double curvature, Func<double, IUpdateTransform> optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (double.IsNaN(curvature))
            throw new ArgumentException("The curvature is NaN.", nameof(curvature));
        if (curvature <= 0)
            return double.PositiveInfinity;

        // Doubling from the natural unit brackets the bound; where nothing brackets it, it is at the end reached.
        double stable = 1 / curvature;
        while (!Suffices(stable))
        {
            stable /= 2;
            if (stable < 1e-300)
                return 0;
        }

        double unstable = 2 * stable;
        while (Suffices(unstable))
        {
            stable = unstable;
            unstable *= 2;
            if (!double.IsFinite(unstable))
                return double.PositiveInfinity;
        }

        while (true)
        {
            double middle = stable + 0.5 * (unstable - stable);
            if (middle <= stable || middle >= unstable)
                return stable;
            if (Suffices(middle))
                stable = middle;
            else
                unstable = middle;
        }

        bool Suffices(double stepSize)
        {
            StabilityPolynomial polynomial = optimizer(stepSize).StabilityPolynomial()
                ?? throw new ArgumentException("The optimizer states no stability polynomial.", nameof(optimizer));
            return polynomial.Threshold >= curvature;
        }
    }
}
