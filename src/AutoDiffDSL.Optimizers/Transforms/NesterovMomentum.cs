using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Momentum with look-ahead (Nesterov, 1983, in the form of Sutskever, Martens, Dahl and Hinton, 2013, with the
/// variable at the look-ahead point): v = momentum * v + gradient; theta -= stepSize * (gradient + momentum * v).
/// Preconditioner: the identity. Stability polynomial:
/// (z - 1)(z - momentum) + stepSize * curvature * ((1 + momentum) z - momentum). State: v.
/// </summary>
/// <param name="stepSize">The step size, positive.</param>
/// <param name="momentum">How much of the velocity a step keeps, from 0 to below 1.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
public sealed class NesterovMomentum(double stepSize, double momentum) : IUpdateTransform
{
    private readonly Chain _chain = new(
        new Trace(momentum, nesterov: true), new Scale(-Optimizers.StepSize.Checked(stepSize)));

    /// <summary>The step size.</summary>
    public double StepSize { get; } = stepSize;

    /// <summary>How much of the velocity a step keeps.</summary>
    public double Momentum { get; } = momentum;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"nesterov-momentum({StepSize}, {Momentum})");

    /// <inheritdoc/>
    public int StateLength(int dimension) => _chain.StateLength(dimension);

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        _chain.Update(in context, update, state);

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => _chain.Response(step);
}
