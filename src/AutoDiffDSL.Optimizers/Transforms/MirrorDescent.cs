using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Mirror descent with the entropy on the probability simplex, also called exponentiated gradient (Nemirovski and
/// Yudin, 1983; Beck and Teboulle, "Mirror descent and nonlinear projected subgradient methods for convex
/// optimization", 2003, section 5): x_i becomes x_i exp(-stepSize g_i) / sum_j x_j exp(-stepSize g_j). The starting
/// point must lie on the simplex, its entries positive: a zero stays zero. No stability polynomial and no state: see
/// <see cref="EntropicMirror"/>.
/// </summary>
/// <param name="stepSize">The step size, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The step size is not positive and finite.</exception>
public sealed class MirrorDescent(double stepSize) : IUpdateTransform
{
    private readonly Chain _chain = new(new Scale(-Optimizers.StepSize.Checked(stepSize)), new EntropicMirror());

    /// <summary>The step size.</summary>
    public double StepSize { get; } = stepSize;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"mirror-descent({StepSize})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        _chain.Update(in context, update, state);
}
