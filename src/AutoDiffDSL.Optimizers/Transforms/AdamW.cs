using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm
/// 2): theta -= stepSize * (Adam's update + weightDecay * theta). Preconditioner: that of <see cref="ScaleByAdam"/>,
/// for the gradient's part. Stability polynomial, of the preconditioned Hessian:
/// (z - 1 + stepSize * weightDecay)(z - beta1) + stepSize * (1 - beta1) * curvature * z. State: means, mean squares.
/// </summary>
public sealed class AdamW : IUpdateTransform
{
    private readonly Chain _chain;

    /// <summary>Adam with decoupled weight decay.</summary>
    /// <param name="stepSize">The step size, positive.</param>
    /// <param name="weightDecay">The rate of decay, not negative.</param>
    /// <param name="beta1">How much of the mean gradient a step keeps, from 0 to below 1.</param>
    /// <param name="beta2">How much of the mean square a step keeps, from 0 to below 1.</param>
    /// <param name="epsilon">What is added to the root mean square, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AdamW(
        double stepSize, double weightDecay, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        StepSize = Optimizers.StepSize.Checked(stepSize);
        WeightDecay = Setting.NotNegative(weightDecay, nameof(weightDecay));
        Scaling = new ScaleByAdam(beta1, beta2, epsilon);
        _chain = new Chain(Scaling, new WeightDecay(weightDecay), new Scale(-stepSize));
    }

    /// <summary>The step size.</summary>
    public double StepSize { get; }

    /// <summary>The rate of decay.</summary>
    public double WeightDecay { get; }

    /// <summary>The moments.</summary>
    public ScaleByAdam Scaling { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"adamw({StepSize}, {WeightDecay}, {Scaling.Beta1}, {Scaling.Beta2}, {Scaling.Epsilon})");

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
