namespace AutoDiffDSL.AdBench.Gmm;

/// <summary>A Gaussian mixture and its samples.</summary>
/// <param name="Dimension">d.</param>
/// <param name="Alphas">Unnormalised log weights, one for each of the K components.</param>
/// <param name="Means">K rows of d.</param>
/// <param name="Factors">K rows: d logarithms of the diagonal, then the strict lower triangle by columns.</param>
/// <param name="Samples">n rows of d.</param>
/// <param name="Gamma">Scale of the Wishart prior.</param>
/// <param name="Freedom">Degrees of freedom of the Wishart prior beyond the least.</param>
public sealed record GmmInstance(
    int Dimension, double[] Alphas, double[] Means, double[] Factors, double[] Samples, double Gamma, int Freedom)
{
    public int ParameterCount => Alphas.Length + Means.Length + Factors.Length;

    public static GmmInstance Read(string text)
    {
        var figures = new Figures(text);
        int d = figures.Whole(), components = figures.Whole(), samples = figures.Whole();
        return new GmmInstance(
            d,
            figures.Reals(components),
            figures.Reals(components * d),
            figures.Reals(components * d * (d + 1) / 2),
            figures.Reals(samples * d),
            figures.Real(),
            figures.Whole());
    }

    public static GmmInstance Drawn(int dimension, int components, int samples, int seed)
    {
        var random = new Random(seed);
        return new GmmInstance(
            dimension,
            random.Uniform(components, -1, 1),
            random.Uniform(components * dimension, 0, 1),
            random.Uniform(components * dimension * (dimension + 1) / 2, -1, 1),
            random.Uniform(samples * dimension, -1, 2),
            Gamma: 1,
            Freedom: 0);
    }

    public string Write()
    {
        int width = Dimension * (Dimension + 1) / 2;
        return new FigureWriter()
            .Line(Dimension, Alphas.Length, Samples.Length / Dimension)
            .Rows(Alphas, 1)
            .Rows(Means, Dimension)
            .Rows(Factors, width)
            .Rows(Samples, Dimension)
            .Line(Gamma, Freedom)
            .ToString();
    }

    /// <summary>The log likelihood, and its gradient in the order alphas, means, factors.</summary>
    public double Gradient(Span<double> gradient) => Mixture.LogLikelihoodGradient(
        Alphas,
        Means,
        Factors,
        Samples,
        Gamma,
        Freedom,
        gradient[..Alphas.Length],
        gradient.Slice(Alphas.Length, Means.Length),
        gradient.Slice(Alphas.Length + Means.Length, Factors.Length));

    public double Value() => Mixture.LogLikelihood(Alphas, Means, Factors, Samples, Gamma, Freedom);
}
