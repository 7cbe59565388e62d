using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;

public static partial class Losses
{
    /// <summary>
    /// The mean of mu log cosh(q'y_i / mu) for a unit vector q, a smooth |q'y_i|: the sparsest direction of data that
    /// are sparse in an orthogonal dictionary. With enough data its minima lie near the columns of the dictionary, of
    /// either sign: Sun, Qu and Wright, "Complete Dictionary Recovery over the Sphere", 2015.
    /// </summary>
    /// <param name="q">The direction.</param>
    /// <param name="y">The data, row by row.</param>
    /// <param name="mu">How smooth.</param>
    [Loss]
    public static double Sparsity(
        ReadOnlySpan<double> q, [NoDerivative] ReadOnlySpan<double> y, [NoDerivative] double mu)
    {
        int count = y.Length / q.Length;
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            double along = 0;
            for (int k = 0; k < q.Length; k++) along += q[k] * y[i * q.Length + k];
            sum += Math.Log(Math.Cosh(along / mu));
        }

        return mu * sum / count;
    }
}

/// <summary>
/// The columns of an orthogonal 8 x 8 dictionary from 5,000 data whose coefficients are normal with probability 0.2,
/// else zero, by Riemannian gradient descent on the sphere. A minimum is a column only up to the smoothing mu = 0.05
/// and the number of data; the paper rounds it by a linear program, which is not done here. What is compared is the
/// distance from the nearest column of either sign.
/// </summary>
internal static class DictionaryLearning
{
    private const int Size = 8, Data = 5000;
    private const double Share = 0.2, Mu = 0.05, Near = 0.01;

    public static RowResult Run(int starts)
    {
        GaussianNumbers random = new(7);
        Random chance = new(7);
        double[][] planted = random.Orthonormal(Size, Size);
        double[] y = new double[Data * Size];
        for (int n = 0; n < Data; n++)
        {
            foreach (double[] column in planted)
            {
                if (chance.NextDouble() >= Share) continue;
                double coefficient = random.Next();
                for (int i = 0; i < Size; i++) y[n * Size + i] += coefficient * column[i];
            }
        }

        SphereProduct sphere = new(Size);
        RowResult result = new Landscape
        {
            Objective = new Losses.SparsityObjective(y, Mu, Size),
            Start = numbers => numbers.UnitVectors(1, Size),
            Method = new ManifoldDescent(sphere, 0.1),
            Spheres = sphere,
            Error = q => planted.Min(column => Arrays.UpToSign(q, column)),
            Measure = "distance from the nearest column",
            ErrorTolerance = Near,
        }.Solve(starts, out Ending[] ends);
        string[][] found =
        [
            .. Enumerable.Range(0, Size).Select(i => (string[])
            [
                $"{i + 1}", $"{ends.Count(end => Arrays.UpToSign(end.Point, planted[i]) <= Near)}",
            ]),
        ];
        return result with
        {
            Blocks = [.. result.Blocks, new ReportTable("Columns found", ["column", "starts that end there"], found)],
        };
    }
}
