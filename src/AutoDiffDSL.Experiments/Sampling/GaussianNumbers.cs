namespace AutoDiffDSL.Experiments.Sampling;

/// <summary>Standard normal numbers by Box and Muller (1958); the same seed gives the same numbers.</summary>
/// <param name="seed">Where the sequence begins.</param>
public sealed class GaussianNumbers(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The next number.</summary>
    public double Next()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * _random.NextDouble());
    }

    /// <summary>
    /// Fills the weights of a layer with standard deviation gain * sqrt(2 / (fanIn + fanOut)): Xavier-normal, Glorot
    /// and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010), eq. 16.
    /// </summary>
    /// <param name="weights">The weights; overwritten.</param>
    /// <param name="gain">A factor for the activation that follows.</param>
    /// <param name="fanIn">Inputs of a unit.</param>
    /// <param name="fanOut">Units of the layer.</param>
    public void FillXavier(Span<double> weights, double gain, int fanIn, int fanOut)
    {
        double deviation = gain * Math.Sqrt(2.0 / (fanIn + fanOut));
        for (int i = 0; i < weights.Length; i++) weights[i] = deviation * Next();
    }

    /// <summary>
    /// Orthonormal vectors with uniformly distributed directions: Gaussian ones by Gram and Schmidt, twice.
    /// </summary>
    /// <param name="count">How many, at most <paramref name="length"/>.</param>
    /// <param name="length">Entries of each.</param>
    public double[][] Orthonormal(int count, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, length);
        double[][] vectors = new double[count][];
        for (int v = 0; v < count; v++)
        {
            double[] vector = vectors[v] = new double[length];
            for (int i = 0; i < length; i++) vector[i] = Next();
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] other in vectors.AsSpan(0, v))
                {
                    double along = vector.Zip(other, (a, b) => a * b).Sum();
                    for (int i = 0; i < length; i++) vector[i] -= along * other[i];
                }
            }

            double norm = Math.Sqrt(vector.Sum(entry => entry * entry));
            for (int i = 0; i < length; i++) vector[i] /= norm;
        }

        return vectors;
    }
}
