using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

public static partial class Losses
{
    /// <summary>
    /// Minus the relaxed cut, the sum of A_ij (y_i'y_j - 1) / 4 for unit vectors y_i. If p(p + 1)/2 exceeds their
    /// number, p being their entries, then for almost all A all its minima solve the semidefinite relaxation of
    /// max-cut: Burer and Monteiro, "A Nonlinear Programming Algorithm for Solving Semidefinite Programs via Low-rank
    /// Factorization", 2003; Boumal, Voroninski and Bandeira, "The Non-convex Burer-Monteiro Approach Works on Smooth
    /// Semidefinite Programs", 2016.
    /// </summary>
    /// <param name="y">The vectors, row by row.</param>
    /// <param name="edges">A, symmetric: the weights of the edges.</param>
    /// <param name="size">The entries p of a vector.</param>
    [Loss]
    public static double Cut(ReadOnlySpan<double> y, [NoDerivative] ReadOnlySpan<double> edges, int size)
    {
        int count = y.Length / size;
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                double inner = -1;
                for (int k = 0; k < size; k++) inner += y[i * size + k] * y[j * size + k];
                sum += 0.25 * edges[i * count + j] * inner;
            }
        }

        return sum;
    }
}

/// <summary>
/// A graph of 20 vertices with a planted cut: an edge of random weight from 0.5 to 1.5 with probability 0.8 across it,
/// 0.1 within. By Riemannian gradient descent on 20 spheres of 6 coordinates (6 * 7 / 2 = 21). Any rotation of the
/// vectors gives the same YY', which is compared with xx', x being +-1 on the cut's sides. The relaxation's dual
/// certificate, a positive semidefinite A/4 - diag, says that no cut is larger.
/// </summary>
internal static class MaxCut
{
    private const int Vertices = 20, Size = 6;

    public static RowResult Run(int starts)
    {
        Random chance = new(8);
        double[] sides = [.. Enumerable.Range(0, Vertices).Select(i => i % 2 == 0 ? 1.0 : -1.0)];
        double[] edges = new double[Vertices * Vertices], planted = Arrays.TimesTransposed(sides, sides, 1);
        double cut = 0;
        for (int i = 0; i < Vertices; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool across = sides[i] != sides[j];
                if (chance.NextDouble() >= (across ? 0.8 : 0.1)) continue;
                double weight = 0.5 + chance.NextDouble();
                edges[i * Vertices + j] = edges[j * Vertices + i] = weight;
                if (across) cut += weight;
            }
        }

        SphereProduct spheres = new(Size);
        RowResult result = new Landscape
        {
            Objective = new Losses.CutObjective(edges, Size, Vertices * Size),
            Start = numbers => numbers.UnitVectors(Vertices, Size),
            Method = new ManifoldDescent(spheres, 0.1),
            Spheres = spheres,
            Error = y => Arrays.RelativeError(Arrays.TimesTransposed(y, y, Size), planted),
            Measure = "relative error of YY'",

            // One direction in 6 dimensions is free: the unit vector v of Y = xv'.
            Symmetry = Size - 1,
            Least = -cut,
        }.Solve(starts, out Ending[] ends);
        double lowest = ends.Min(end => Certificate(edges, end.Point));
        double found = ends.Max(end => -end.Loss[^1]);
        return result with
        {
            Checks =
            [
                .. result.Checks,
                Check.Relative("relaxed cut, beside the planted one", cut, found, 1e-10),
                new Check(
                    "dual certificate that it is the largest: lowest eigenvalue", "at least -1E-06", $"{lowest:G3}",
                    lowest >= -1e-6),
            ],
        };
    }

    /// <summary>The lowest eigenvalue of S = A/4 - diag(s) with s_i = sum of A_ij y_i'y_j / 4, for which SY =
    /// 0.</summary>
    private static double Certificate(double[] edges, double[] y)
    {
        double[] inner = Arrays.TimesTransposed(y, y, Size);
        double[] dual = [.. edges.Select(weight => weight / 4)];
        for (int i = 0; i < Vertices; i++)
        {
            dual[i * Vertices + i] -= Enumerable.Range(0, Vertices).Sum(
                j => edges[i * Vertices + j] * inner[i * Vertices + j] / 4);
        }

        return DenseSpectrum.Of(new Dual(dual))[^1];
    }

    /// <summary>A matrix of as many rows as vertices, as an operator.</summary>
    private sealed class Dual(double[] matrix) : ISymmetricOperator
    {
        public int Dimension => Vertices;

        public void Apply(ReadOnlySpan<double> v, Span<double> result)
        {
            for (int i = 0; i < Vertices; i++) result[i] = Arrays.Dot(matrix.AsSpan(i * Vertices, Vertices), v);
        }
    }
}
