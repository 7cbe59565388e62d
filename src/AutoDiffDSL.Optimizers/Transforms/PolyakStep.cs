using System.Globalization;
using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The subgradient method with Polyak's step (Polyak, "Minimization of unsmooth functionals", 1969): with a subgradient
/// g and the smallest value f*, theta -= (f - f*) / |g|^2 * g. The distance to every minimiser of a convex function
/// falls at each step. Not linear: it claims no stability polynomial. No state. A value below the target, and a zero
/// subgradient, make no step.
/// </summary>
/// <param name="target">f*, the smallest value, or an estimate of it.</param>
public sealed class PolyakStep(double target) : IUpdateTransform
{
    /// <summary>The smallest value.</summary>
    public double Target { get; } = target;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"polyak-step({Target})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        double square = VectorMath.Dot(update, update);
        double excess = context.Value - Target;
        VectorMath.Scale(square > 0 && excess > 0 ? -excess / square : 0, update);
    }
}
