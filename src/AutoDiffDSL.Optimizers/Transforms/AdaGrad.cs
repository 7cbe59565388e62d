using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// AdaGrad (Duchi, Hazan and Singer, 2011): s += g^2; theta -= stepSize * g / (sqrt(s) + epsilon). Preconditioner: that
/// of <see cref="ScaleByAdaGrad"/>. Stability polynomial, of the preconditioned Hessian: z - 1 + stepSize * curvature.
/// State: s.
/// </summary>
public sealed class AdaGrad : IUpdateTransform
{
    private readonly Chain _chain;

    /// <summary>AdaGrad.</summary>
    /// <param name="stepSize">The step size, positive.</param>
    /// <param name="epsilon">What is added to the root, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AdaGrad(double stepSize, double epsilon = 1e-10)
    {
        StepSize = Optimizers.StepSize.Checked(stepSize);
        Scaling = new ScaleByAdaGrad(epsilon);
        _chain = new Chain(Scaling, new Scale(-stepSize));
    }

    /// <summary>The step size.</summary>
    public double StepSize { get; }

    /// <summary>The sums of squares.</summary>
    public ScaleByAdaGrad Scaling { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"adagrad({StepSize}, {Scaling.Epsilon})");

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
