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
}
