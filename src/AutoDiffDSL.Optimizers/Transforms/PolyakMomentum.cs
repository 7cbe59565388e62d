using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The heavy ball (Polyak, "Some methods of speeding up the convergence of iteration methods", 1964):
/// v = momentum * v + gradient; theta -= stepSize * v. Preconditioner: the identity. Stability polynomial:
/// (z - 1)(z - momentum) + stepSize * curvature * z. State: v.
/// </summary>
/// <param name="stepSize">The step size, positive.</param>
/// <param name="momentum">How much of the velocity a step keeps, from 0 to below 1.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class PolyakMomentum(double stepSize, double momentum) : IUpdateTransform
{
    private readonly Chain _chain = new(
        new Trace(momentum, nesterov: false), new Scale(-Optimizers.StepSize.Checked(stepSize)));

    /// <summary>The step size.</summary>
    public double StepSize { get; } = stepSize;

    /// <summary>How much of the velocity a step keeps.</summary>
    public double Momentum { get; } = momentum;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"polyak-momentum({StepSize}, {Momentum})");

    /// <inheritdoc/>
    public int StateLength(int dimension) => _chain.StateLength(dimension);

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        _chain.Update(in context, update, state);

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => _chain.Response(step);
}
