using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015). Preconditioner: that of
/// <see cref="ScaleByAdam"/>. Stability polynomial, of the preconditioned Hessian:
/// (z - 1)(z - beta1) + stepSize * (1 - beta1) * curvature * z. State: means, mean squares.
/// With decoupled weight decay it is <see cref="AdamW"/>.
/// </summary>
public sealed class Adam : IUpdateTransform
{
    private readonly Chain _chain;

    /// <summary>Adam.</summary>
    /// <param name="stepSize">The step size, positive.</param>
    /// <param name="beta1">How much of the mean gradient a step keeps, from 0 to below 1.</param>
    /// <param name="beta2">How much of the mean square a step keeps, from 0 to below 1.</param>
    /// <param name="epsilon">What is added to the root mean square, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public Adam(double stepSize, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        StepSize = Optimizers.StepSize.Checked(stepSize);
        Scaling = new ScaleByAdam(beta1, beta2, epsilon);
        _chain = new Chain(Scaling, new Scale(-stepSize));
    }

    /// <summary>The step size.</summary>
    public double StepSize { get; }

    /// <summary>The moments.</summary>
    public ScaleByAdam Scaling { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"adam({StepSize}, {Scaling.Beta1}, {Scaling.Beta2}, {Scaling.Epsilon})");

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
