using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;

public static partial class Losses
{
    /// <summary>
    /// A loss designed to have no spurious minima where the square error of a ReLU network has them: the sum over j !=
    /// k of T(b_j, b_j, b_k, b_k) / 2, less mu/24 times that of T(b_j, b_j, b_j, b_j), plus lambda times that of
    /// (|b_j|^2 - 1)^2. T is minus the mean of the output times the Hermite tensor of order four of the Gaussian input:
    /// the sum of a_i b*_i b*_i b*_i b*_i / sqrt(2 pi) over the teacher's units. Its minima are the teacher's units in
    /// any order, with any signs and a norm near 1: Ge, Lee and Ma, "Learning One-hidden-layer Neural Networks with
    /// Landscape Design", 2017, whose phi and varphi these are.
    /// </summary>
    /// <param name="b">The units, row by row.</param>
    /// <param name="tensor">The entries of T, the last index fastest.</param>
    /// <param name="mu">The weight of the second term.</param>
    /// <param name="lambda">The weight of the third term.</param>
    /// <param name="size">The inputs of a unit.</param>
    [Loss]
    public static double Designed(
        ReadOnlySpan<double> b, [NoDerivative] ReadOnlySpan<double> tensor, [NoDerivative] double mu,
        [NoDerivative] double lambda, int size)
    {
        int count = b.Length / size;
        Span<double> own = stackalloc double[size * size];
        double sum = 0.5 * Tensor(b, tensor, size);
        for (int v = 0; v < count; v++)
        {
            double square = 0, fourth = 0;
            for (int i = 0; i < size; i++)
            {
                square += b[v * size + i] * b[v * size + i];
                for (int j = 0; j < size; j++) own[i * size + j] = b[v * size + i] * b[v * size + j];
            }

            for (int i = 0; i < size * size; i++)
            {
                double entry = 0;
                for (int k = 0; k < size * size; k++) entry += tensor[i * size * size + k] * own[k];
                fourth += entry * own[i];
            }

            sum += lambda * (square - 1) * (square - 1) - mu / 24 * fourth;
        }

        return sum;
    }
}

/// <summary>
/// Four ReLU units with orthonormal weights and output weights 1 to 2, by gradient descent: once on the expected loss,
/// once on that of 4,000,000 samples. At a minimum a unit has the squared norm lambda / (lambda - mu tau / 24), with
/// tau its weight in T, so that units are compared with the teacher's of that length, up to sign and order. From the
/// samples an entry of T has a standard error of up to 0.014 beside tau = 0.4 to 0.8: units are then off by some
/// hundredths.
/// </summary>
internal static class DesignedRelu
{
    private const int Size = 4, Samples = 4_000_000;
    private const double Mu = 0.1, Lambda = 1;
    private static readonly double[] _output = [1, 1.3, 1.6, 2];

    public static RowResult Run(int starts)
    {
        double[][] units = new GaussianNumbers(9).Orthonormal(Size, Size);
        double[] weights = [.. _output.Select(a => a / Math.Sqrt(2 * Math.PI))];
        double[][] planted =
        [
            .. units.Zip(weights, (unit, tau) =>
                unit.Select(entry => entry * Math.Sqrt(Lambda / (Lambda - Mu * tau / 24))).ToArray()),
        ];
        var expected = new Landscape
        {
            Prefix = "expected loss: ",
            Objective = Loss(TensorDecomposition.Of(units, weights)),
            Start = numbers => numbers.UnitVectors(Size, Size),
            Method = new GradientDescent(0.05),
            MaxSteps = 20_000,
            Error = b => Arrays.UpToSignAndOrder(b, planted),
            Measure = "distance of a unit up to sign and order",
            Least = Loss(TensorDecomposition.Of(units, weights)).Value([.. planted.SelectMany(unit => unit)]),
        };
        RowResult exact = expected.Solve(starts);
        RowResult sampled = (expected with
        {
            Prefix = "4,000,000 samples: ",
            Objective = Loss(Sampled(units)),
            ErrorTolerance = 0.1,
            Least = null,
        }).Solve(starts);
        return new RowResult([.. exact.Checks, .. sampled.Checks], [.. exact.Blocks, .. sampled.Blocks]);
    }

    private static Losses.DesignedObjective Loss(double[] tensor) => new(tensor, Mu, Lambda, Size, Size * Size);

    /// <summary>Minus the mean of y times the Hermite tensor of x, over samples of the teacher.</summary>
    private static double[] Sampled(double[][] units)
    {
        GaussianNumbers random = new(10);
        double mean = 0;
        double[] second = new double[Size * Size], fourth = new double[Size * Size * Size * Size], x = new double[Size];
        for (int n = 0; n < Samples; n++)
        {
            for (int i = 0; i < Size; i++) x[i] = random.Next();
            double y = 0;
            for (int u = 0; u < Size; u++) y += _output[u] * Math.Max(Arrays.Dot(units[u], x), 0);
            mean += y / Samples;
            for (int i = 0; i < Size; i++)
            {
                for (int j = 0; j < Size; j++)
                {
                    double product = y * x[i] * x[j] / Samples;
                    second[i * Size + j] += product;
                    if (j > i) continue;
                    for (int k = 0; k <= j; k++)
                    {
                        for (int l = 0; l <= k; l++) fourth[At(i, j, k, l)] += product * x[k] * x[l];
                    }
                }
            }
        }

        return
        [
            .. from i in Enumerable.Range(0, Size)
               from j in Enumerable.Range(0, Size)
               from k in Enumerable.Range(0, Size)
               from l in Enumerable.Range(0, Size)
               select Pairs(i, j, k, l) - Sorted(i, j, k, l) - mean * Units(i, j, k, l),
        ];

        static int At(int i, int j, int k, int l) => ((i * Size + j) * Size + k) * Size + l;

        static int Same(int i, int j) => i == j ? 1 : 0;

        static int Units(int i, int j, int k, int l) =>
            Same(i, j) * Same(k, l) + Same(i, k) * Same(j, l) + Same(i, l) * Same(j, k);

        double Sorted(int i, int j, int k, int l)
        {
            int[] order = [.. ((int[])[i, j, k, l]).OrderDescending()];
            return fourth[At(order[0], order[1], order[2], order[3])];
        }

        double Pairs(int i, int j, int k, int l) =>
            Same(i, j) * second[k * Size + l] + Same(i, k) * second[j * Size + l] + Same(i, l) * second[j * Size + k]
            + Same(j, k) * second[i * Size + l] + Same(j, l) * second[i * Size + k] + Same(k, l) * second[i * Size + j];
    }
}
