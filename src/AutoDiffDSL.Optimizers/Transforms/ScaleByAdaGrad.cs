using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// AdaGrad without its step size (Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and
/// Stochastic Optimization", 2011, figure 1, diagonal): s += g^2; update = g / (sqrt(s) + epsilon). State: s.
/// Preconditioner: sqrt(s) + epsilon.
/// </summary>
/// <param name="epsilon">What is added to the root, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">epsilon is not positive and finite.</exception>
public sealed class ScaleByAdaGrad(double epsilon = 1e-10) : IUpdateTransform
{
    /// <summary>What is added to the root.</summary>
    public double Epsilon { get; } = Setting.Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"adagrad-scale({Epsilon})");

    /// <inheritdoc/>
    public bool HasPreconditioner => true;

    /// <inheritdoc/>
    public int StateLength(int dimension) => dimension;

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        for (int i = 0; i < update.Length; i++)
        {
            double g = update[i];
            state[i] += g * g;
            update[i] = g / (Math.Sqrt(state[i]) + Epsilon);
        }
    }

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => new(TransferFunction.Identity);

    /// <inheritdoc/>
    public void MultiplyPreconditioner(long step, ReadOnlySpan<double> state, Span<double> diagonal)
    {
        for (int i = 0; i < diagonal.Length; i++)
            diagonal[i] *= Math.Sqrt(state[i]) + Epsilon;
    }
}
