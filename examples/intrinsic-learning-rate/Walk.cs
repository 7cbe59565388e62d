using AutoDiffDSL.Experiments.Sampling;

/// <summary>The random walk of the theory: gradients orthogonal to w, of norm sigma / |w|.</summary>
internal sealed class Walk(double stepSize, double decay, double sigma, int seed)
{
    private readonly GaussianNumbers _random = new(seed);

    public double StepSize { get; set; } = stepSize;

    public double[] W { get; } = new double[10];

    public double SquaredNorm => W.Sum(entry => entry * entry);

    public double EffectiveRate => StepSize / SquaredNorm;

    public void Start(double norm)
    {
        for (int i = 0; i < W.Length; i++) W[i] = _random.Next();
        double scale = norm / Math.Sqrt(SquaredNorm);
        for (int i = 0; i < W.Length; i++) W[i] *= scale;
    }

    /// <summary>Takes a step.</summary>
    /// <returns>The angle by which w turned.</returns>
    public double Step()
    {
        double square = SquaredNorm, along = 0, length = 0;
        double[] g = [.. W.Select(_ => _random.Next())];
        for (int i = 0; i < g.Length; i++) along += g[i] * W[i] / square;
        for (int i = 0; i < g.Length; i++)
        {
            g[i] -= along * W[i];
            length += g[i] * g[i];
        }

        double scale = sigma / Math.Sqrt(square) / Math.Sqrt(length), inner = 0;
        for (int i = 0; i < g.Length; i++)
        {
            double next = (1 - StepSize * decay) * W[i] - StepSize * scale * g[i];
            inner += W[i] * next;
            W[i] = next;
        }

        return Math.Acos(inner / Math.Sqrt(square * SquaredNorm));
    }
}
