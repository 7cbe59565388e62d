namespace AutoDiffDSL.AdBench.Gmm;

/// <summary>
/// Log likelihood of a Gaussian mixture whose inverse covariances are Q'Q with Q lower triangular, and a Wishart prior
/// on them (Srajer, Kukelova and Fitzgibbon, 2018, section 4.1).
/// </summary>
public static partial class Mixture
{
    /// <param name="alphas">K unnormalised log weights.</param>
    /// <param name="means">K rows of d.</param>
    /// <param name="factors">K rows: d logarithms of Q's diagonal, then its strict lower triangle by columns.</param>
    /// <param name="samples">n rows of d.</param>
    /// <param name="gamma">Scale of the prior.</param>
    /// <param name="freedom">Degrees of freedom of the prior beyond d + 1.</param>
    [Differentiable]
    public static double LogLikelihood(
        ReadOnlySpan<double> alphas,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> factors,
        [NoDerivative] ReadOnlySpan<double> samples,
        [NoDerivative] double gamma,
        int freedom)
    {
        int components = alphas.Length;
        int d = means.Length / components;
        int n = samples.Length / d;
        int width = d * (d + 1) / 2;

        Span<double> diagonals = new double[components * d];
        Span<double> logDeterminants = new double[components];
        for (int k = 0; k < components; k++)
        {
            for (int j = 0; j < d; j++)
            {
                logDeterminants[k] += factors[k * width + j];
                diagonals[k * d + j] = Math.Exp(factors[k * width + j]);
            }
        }

        Span<double> centered = new double[d];
        Span<double> whitened = new double[d];
        Span<double> terms = new double[components];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < components; k++)
            {
                for (int j = 0; j < d; j++)
                {
                    centered[j] = samples[i * d + j] - means[k * d + j];
                    whitened[j] = diagonals[k * d + j] * centered[j];
                }

                int next = k * width + d;
                for (int column = 0; column < d; column++)
                {
                    int below = d - 1 - column;
                    ReadOnlySpan<double> lower = factors.Slice(next, below);
                    Span<double> target = whitened.Slice(column + 1, below);
                    for (int row = 0; row < below; row++) target[row] += lower[row] * centered[column];
                    next += below;
                }

                double square = 0;
                for (int j = 0; j < d; j++) square += whitened[j] * whitened[j];
                terms[k] = alphas[k] + logDeterminants[k] - 0.5 * square;
            }

            sum += LogSumExp(terms);
        }

        return -0.5 * n * d * Math.Log(2 * Math.PI) + sum - n * LogSumExp(alphas)
            + LogPrior(diagonals, logDeterminants, factors, gamma, freedom);
    }

    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double largest = x[0];
        for (int i = 1; i < x.Length; i++)
            if (x[i] > largest) largest = x[i];
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Math.Exp(x[i] - largest);
        return largest + Math.Log(sum);
    }

    private static double LogPrior(
        ReadOnlySpan<double> diagonals,
        ReadOnlySpan<double> logDeterminants,
        ReadOnlySpan<double> factors,
        double gamma,
        int freedom)
    {
        int components = logDeterminants.Length;
        int d = diagonals.Length / components;
        int width = d * (d + 1) / 2;
        int degrees = d + freedom + 1;
        double constant = degrees * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - LogMultivariateGamma(degrees, d);
        double sum = 0;
        for (int k = 0; k < components; k++)
        {
            double squares = 0;
            for (int j = 0; j < d; j++) squares += diagonals[k * d + j] * diagonals[k * d + j];
            for (int j = d; j < width; j++) squares += factors[k * width + j] * factors[k * width + j];
            sum += 0.5 * gamma * gamma * squares - freedom * logDeterminants[k];
        }

        return sum - components * constant;
    }

    /// <summary>
    /// The logarithm of the multivariate gamma function of dimension d at half of <paramref name="twice"/>.
    /// </summary>
    private static double LogMultivariateGamma(int twice, int d)
    {
        double sum = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (int j = 0; j < d; j++) sum += LogGammaOfHalf(twice - j);
        return sum;
    }

    /// <summary>The logarithm of the gamma function at half of <paramref name="twice"/>, a positive integer.</summary>
    private static double LogGammaOfHalf(int twice)
    {
        double sum = twice % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (int k = twice - 2; k > 0; k -= 2) sum += Math.Log(0.5 * k);
        return sum;
    }
}
