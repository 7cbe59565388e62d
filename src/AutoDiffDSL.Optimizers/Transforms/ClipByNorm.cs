using System.Globalization;
using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Gradient clipping as a whole: where the Euclidean norm is above the limit, update = input * limit / norm (Pascanu,
/// Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013, algorithm 1). Not linear: it
/// claims no stability polynomial.
/// </summary>
/// <param name="limit">The largest norm that passes, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The limit is not positive and finite.</exception>
public sealed class ClipByNorm(double limit) : IUpdateTransform
{
    /// <summary>The largest norm that passes.</summary>
    public double Limit { get; } = Setting.Positive(limit, nameof(limit));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"clip-by-norm({Limit})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        double norm = VectorMath.Norm(update);
        if (norm > Limit)
            VectorMath.Scale(Limit / norm, update);
    }
}
