using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Stability;

/// <summary>
/// The density of an operator's eigenvalues by stochastic Lanczos quadrature: each random vector gives a Gauss
/// quadrature rule of the spectrum, whose nodes are Ritz values and whose weights are squared first entries of the
/// eigenvectors of the tridiagonal matrix; the mean of the rules estimates (1/n) sum f(lambda_i) for any f.
/// Sources: Golub and Welsch (1969); Lin, Saad and Yang, "Approximating Spectral Densities of Large Matrices", SIAM
/// Review 2016; Ubaru, Chen and Saad (2017); for Hessians Ghorbani, Krishnan and Xiao (2019).
/// </summary>
public sealed class SpectralDensity
{
    private readonly double[][] _nodes;
    private readonly double[][] _weights;

    private SpectralDensity(int dimension, double[][] nodes, double[][] weights, int applications)
    {
        Dimension = dimension;
        _nodes = nodes;
        _weights = weights;
        Applications = applications;
    }

    /// <summary>The number of eigenvalues, n.</summary>
    public int Dimension { get; }

    /// <summary>The number of random vectors.</summary>
    public int Probes => _nodes.Length;

    /// <summary>The products with the operator that were made.</summary>
    public int Applications { get; }

    /// <summary>The smallest node of all rules; an eigenvalue lies at or below it.</summary>
    public double Lowest => _nodes.Min(nodes => nodes.Min());

    /// <summary>The largest node of all rules; an eigenvalue lies at or above it.</summary>
    public double Highest => _nodes.Max(nodes => nodes.Max());

    /// <summary>Estimates the density of an operator's spectrum.</summary>
    /// <param name="matrix">The operator.</param>
    /// <param name="options">How many vectors and steps; null takes the defaults.</param>
    /// <returns>The estimate; null where a product was not finite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static SpectralDensity? Estimate(ISymmetricOperator matrix, SpectralDensityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new SpectralDensityOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Probes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Steps, 1);
        var random = new Random(options.Seed);
        var nodes = new double[options.Probes][];
        var weights = new double[options.Probes][];
        int applications = 0;
        for (int probe = 0; probe < options.Probes; probe++)
        {
            double[] start = new double[matrix.Dimension];
            RandomVector.FillNormal(start, random);
            VectorMath.Scale(1 / VectorMath.Norm(start), start);
            if (LanczosQuadrature.Rule(matrix, start, options.Steps) is not { } rule)
                return null;
            (nodes[probe], weights[probe]) = rule;
            applications += nodes[probe].Length;
        }

        return new SpectralDensity(matrix.Dimension, nodes, weights, applications);
    }

    /// <summary>The mean of a function over the eigenvalues: (1/n) sum f(lambda_i).</summary>
    /// <param name="function">f.</param>
    /// <returns>The estimate with the standard error of its mean over the random vectors.</returns>
    public StochasticEstimate Mean(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var values = new double[Probes];
        for (int probe = 0; probe < Probes; probe++)
        {
            for (int i = 0; i < _nodes[probe].Length; i++)
                values[probe] += _weights[probe][i] * function(_nodes[probe][i]);
        }

        return StochasticEstimate.OfMean(values, Applications);
    }

    /// <summary>
    /// The share of eigenvalues at most a value. A value in a gap of the spectrum is best: within a dense part the cut
    /// is only as sharp as the nodes lie close, which the standard error does not show.
    /// </summary>
    /// <param name="value">The value.</param>
    public StochasticEstimate ShareBelow(double value) => Mean(eigenvalue => eigenvalue <= value ? 1 : 0);

    /// <summary>The density, with each node widened to a normal distribution: it integrates to one.</summary>
    /// <param name="value">Where.</param>
    /// <param name="deviation">The standard deviation of the widening, positive.</param>
    public double At(double value, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        double scale = 1 / (deviation * Math.Sqrt(2 * Math.PI));
        double sum = 0;
        for (int probe = 0; probe < Probes; probe++)
        {
            for (int i = 0; i < _nodes[probe].Length; i++)
            {
                double distance = (value - _nodes[probe][i]) / deviation;
                sum += _weights[probe][i] * scale * Math.Exp(-0.5 * distance * distance);
            }
        }

        return sum / Probes;
    }
}
