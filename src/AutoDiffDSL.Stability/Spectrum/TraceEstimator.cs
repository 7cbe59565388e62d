using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Stability;

/// <summary>The trace of an operator that is known by its products, from random signs.</summary>
public static class TraceEstimator
{
    /// <summary>
    /// The mean of z'Az over vectors z of random signs. Unbiased; one vector has the variance
    /// 2 (|A|_F^2 - sum of A_ii^2).
    /// Source: Hutchinson, "A stochastic estimator of the trace of the influence matrix", 1990.
    /// </summary>
    /// <param name="matrix">The operator.</param>
    /// <param name="applications">The number of vectors, each one product; at least 1.</param>
    /// <param name="seed">What the vectors depend on.</param>
    public static StochasticEstimate Hutchinson(ISymmetricOperator matrix, int applications, int seed = 20_240_229)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfLessThan(applications, 1);
        var random = new Random(seed);
        double[] signs = new double[matrix.Dimension], product = new double[matrix.Dimension];
        double[] values = new double[applications];
        for (int i = 0; i < applications; i++)
        {
            RandomVector.FillSigns(signs, random);
            matrix.Apply(signs, product);
            values[i] = VectorMath.Dot(signs, product);
        }

        return StochasticEstimate.OfMean(values, applications);
    }

    /// <summary>
    /// The exact trace on the range of A times random signs, plus Hutchinson's estimate of what is left: where a few
    /// eigenvalues make most of the trace, its error falls as 1 / products rather than as the root of it.
    /// Source: Meyer, Musco, Musco and Woodruff, "Hutch++: Optimal Stochastic Trace Estimation", 2021, algorithm 1.
    /// </summary>
    /// <param name="matrix">The operator.</param>
    /// <param name="applications">The number of products, at least 3; a third of them for each part.</param>
    /// <param name="seed">What the vectors depend on.</param>
    public static StochasticEstimate HutchPlusPlus(ISymmetricOperator matrix, int applications, int seed = 20_240_229)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfLessThan(applications, 3);
        int share = applications / 3;
        int rank = Math.Min(share, matrix.Dimension);
        var random = new Random(seed);
        double[] vector = new double[matrix.Dimension], product = new double[matrix.Dimension];
        double[] components = new double[rank];
        int used = 0;

        var range = new Basis(matrix.Dimension, rank);
        for (int i = 0; i < rank; i++)
        {
            RandomVector.FillSigns(vector, random);
            matrix.Apply(vector, product);
            used++;
            double before = VectorMath.Norm(product);
            double after = range.Orthogonalize(product, components);
            if (!(after > 1e-12 * before))
                continue;
            VectorMath.Scale(1 / after, product);
            range.Add(product);
        }

        double exact = 0;
        for (int i = 0; i < range.Count; i++)
        {
            matrix.Apply(range[i], product);
            used++;
            exact += VectorMath.Dot(range[i], product);
        }

        if (range.Count == matrix.Dimension)
            return new StochasticEstimate(exact, 0, used);
        double[] rest = new double[share];
        for (int i = 0; i < share; i++)
        {
            RandomVector.FillSigns(vector, random);
            range.Orthogonalize(vector, components);
            matrix.Apply(vector, product);
            used++;
            rest[i] = VectorMath.Dot(vector, product);
        }

        StochasticEstimate remainder = StochasticEstimate.OfMean(rest, used);
        return remainder with { Value = exact + remainder.Value };
    }
}
