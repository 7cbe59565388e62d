using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Gradient descent (Cauchy, 1847): theta -= stepSize * gradient. Preconditioner: the identity. Stability polynomial:
/// z - 1 + stepSize * curvature. No state.
/// </summary>
/// <param name="stepSize">The step size, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The step size is not positive and finite.</exception>
public sealed class GradientDescent(double stepSize) : IUpdateTransform
{
    private readonly Scale _scale = new(-Optimizers.StepSize.Checked(stepSize));

    /// <summary>The step size.</summary>
    public double StepSize => -_scale.Factor;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"gradient-descent({StepSize})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        _scale.Update(in context, update, state);

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => _scale.Response(step);
}
