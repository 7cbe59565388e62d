using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Adam without its step size (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1):
/// m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2;
/// update = m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon), with t counting from 1. State: m, then v.
/// Preconditioner: (1 - beta1^t) (sqrt(v / (1 - beta2^t)) + epsilon), by which m is divided (Cohen and others,
/// "Adaptive Gradient Methods at the Edge of Stability", 2022, section 2).
/// </summary>
public sealed class ScaleByAdam : IUpdateTransform
{
    /// <summary>Adam's scaling.</summary>
    /// <param name="beta1">How much of the mean gradient a step keeps, from 0 to below 1.</param>
    /// <param name="beta2">How much of the mean square a step keeps, from 0 to below 1.</param>
    /// <param name="epsilon">What is added to the root mean square, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ScaleByAdam(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        if (!(beta1 is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta1), beta1, "beta1 must be at least 0 and below 1.");
        if (!(beta2 is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta2), beta2, "beta2 must be at least 0 and below 1.");
        if (!(epsilon > 0) || !double.IsFinite(epsilon))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "epsilon must be positive and finite.");
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    /// <summary>How much of the mean gradient a step keeps.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean square a step keeps.</summary>
    public double Beta2 { get; }

    /// <summary>What is added to the root mean square.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"adam-scale({Beta1}, {Beta2}, {Epsilon})");

    /// <inheritdoc/>
    public bool HasPreconditioner => true;

    /// <inheritdoc/>
    public int StateLength(int dimension) => checked(2 * dimension);

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        Span<double> mean = state[..update.Length];
        Span<double> square = state[update.Length..];
        double meanCorrection = 1 - Math.Pow(Beta1, context.Step + 1);
        double squareCorrection = 1 - Math.Pow(Beta2, context.Step + 1);
        for (int i = 0; i < update.Length; i++)
        {
            double g = update[i];
            mean[i] = Beta1 * mean[i] + (1 - Beta1) * g;
            square[i] = Beta2 * square[i] + (1 - Beta2) * g * g;
            update[i] = mean[i] / meanCorrection / (Math.Sqrt(square[i] / squareCorrection) + Epsilon);
        }
    }

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => new(new TransferFunction([0, 1 - Beta1], [-Beta1, 1]));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No step was taken: there is no preconditioner yet.</exception>
    public void MultiplyPreconditioner(long step, ReadOnlySpan<double> state, Span<double> diagonal)
    {
        if (step == 0)
            throw new InvalidOperationException("Adam has no preconditioner before its first step.");
        ReadOnlySpan<double> square = state[diagonal.Length..];
        double meanCorrection = 1 - Math.Pow(Beta1, step);
        double squareCorrection = 1 - Math.Pow(Beta2, step);
        for (int i = 0; i < diagonal.Length; i++)
            diagonal[i] *= meanCorrection * (Math.Sqrt(square[i] / squareCorrection) + Epsilon);
    }
}
