using System.Globalization;
using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The subgradient method with diminishing steps (Shor, "Minimization Methods for Non-Differentiable Functions", 1985):
/// theta -= step length(k) * g / |g|. Its values need not fall, so that <see cref="KeepBest"/> before it is of use.
/// Not linear: it claims no stability polynomial. No state. A zero subgradient makes no step.
/// </summary>
/// <param name="stepLength">The length of each step; it must tend to zero with a sum that does not.</param>
public sealed class SubgradientMethod(ISchedule stepLength) : IUpdateTransform
{
    /// <summary>The length of each step.</summary>
    public ISchedule StepLength { get; } = stepLength ?? throw new ArgumentNullException(nameof(stepLength));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"subgradient({StepLength.Name})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        double norm = VectorMath.Norm(update);
        VectorMath.Scale(norm > 0 ? -StepLength.Value(context.Step) / norm : 0, update);
    }
}
