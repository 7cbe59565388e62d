using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// RMSProp (Tieleman and Hinton, 2012): s = decay s + (1 - decay) g^2; theta -= stepSize * g / (sqrt(s) + epsilon).
/// Preconditioner: that of <see cref="ScaleByRmsProp"/>. Stability polynomial, of the preconditioned Hessian:
/// z - 1 + stepSize * curvature. State: s.
/// </summary>
public sealed class RmsProp : IUpdateTransform
{
    private readonly Chain _chain;

    /// <summary>RMSProp.</summary>
    /// <param name="stepSize">The step size, positive.</param>
    /// <param name="decay">How much of the mean square a step keeps, from 0 to below 1.</param>
    /// <param name="epsilon">What is added to the root mean square, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RmsProp(double stepSize, double decay = 0.9, double epsilon = 1e-8)
    {
        StepSize = Optimizers.StepSize.Checked(stepSize);
        Scaling = new ScaleByRmsProp(decay, epsilon);
        _chain = new Chain(Scaling, new Scale(-stepSize));
    }

    /// <summary>The step size.</summary>
    public double StepSize { get; }

    /// <summary>The mean squares.</summary>
    public ScaleByRmsProp Scaling { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"rmsprop({StepSize}, {Scaling.Decay}, {Scaling.Epsilon})");

    /// <inheritdoc/>
    public bool HasPreconditioner => true;

    /// <inheritdoc/>
    public int StateLength(int dimension) => _chain.StateLength(dimension);

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        _chain.Update(in context, update, state);

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => _chain.Response(step);

    /// <inheritdoc/>
    public void MultiplyPreconditioner(long step, ReadOnlySpan<double> state, Span<double> diagonal) =>
        _chain.MultiplyPreconditioner(step, state, diagonal);
}
