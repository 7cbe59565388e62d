using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// (1/N) sum of g_i g_i' over the gradients g_i of single samples, also called the uncentred covariance of the
/// gradients. It is the Fisher matrix only where the model's distribution is that of the data.
/// Source: Kunstner, Balles and Hennig, "Limitations of the Empirical Fisher Approximation for Natural Gradient
/// Descent", 2019, equation 3.
/// </summary>
public sealed class EmpiricalFisherOperator : ISymmetricOperator
{
    private readonly double[][] _gradients;

    /// <summary>Evaluates the gradient of every sample at a point; the objective's selection becomes all.</summary>
    /// <param name="objective">The mean over samples.</param>
    /// <param name="point">The point.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public EmpiricalFisherOperator(ISampledObjective objective, ReadOnlySpan<double> point)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Guard.SameLength(objective.Dimension, point.Length, nameof(point), nameof(objective));
        Dimension = objective.Dimension;
        _gradients = new double[objective.SampleCount][];
        for (int sample = 0; sample < _gradients.Length; sample++)
        {
            objective.SelectBatch([sample]);
            _gradients[sample] = new double[Dimension];
            objective.Gradient(point, _gradients[sample]);
        }

        objective.SelectAll();
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        result.Clear();
        foreach (double[] gradient in _gradients)
            VectorMath.Axpy(VectorMath.Dot(gradient, v) / _gradients.Length, gradient, result);
    }
}
