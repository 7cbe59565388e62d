using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

public static partial class Losses
{
    /// <summary>
    /// |M - UV'|^2 / 2. Its minima are the best approximations of rank k, all other critical points are strict saddles:
    /// Baldi and Hornik, "Neural Networks and Principal Component Analysis: Learning from Examples Without Local
    /// Minima", 1989.
    /// </summary>
    /// <param name="factors">U, and then V, by rows.</param>
    /// <param name="matrix">M, by rows.</param>
    /// <param name="rows">The rows of M and U.</param>
    /// <param name="rank">The columns of U and V.</param>
    [Loss]
    public static double Factors(
        ReadOnlySpan<double> factors, [NoDerivative] ReadOnlySpan<double> matrix, int rows, int rank)
    {
        int columns = matrix.Length / rows;
        double sum = 0;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double entry = 0;
                for (int k = 0; k < rank; k++) entry += factors[i * rank + k] * factors[(rows + j) * rank + k];
                double error = entry - matrix[i * columns + j];
                sum += error * error;
            }
        }

        return 0.5 * sum;
    }
}

/// <summary>
/// The best approximation of rank 3 of a 12 x 8 matrix with singular values 5, 4, 3, 1, 0.8, 0.6, 0.4 and 0.2, by
/// perturbed gradient descent. It is the first three terms of the singular value decomposition (Eckart and Young,
/// 1936). Any invertible G turns U, V into UG, V inv(G)' without changing UV', which is compared.
/// </summary>
internal static class RankApproximation
{
    private const int Rows = 12, Columns = 8, Rank = 3;
    private static readonly double[] _values = [5, 4, 3, 1, 0.8, 0.6, 0.4, 0.2];

    public static RowResult Run(int starts)
    {
        GaussianNumbers random = new(3);
        double[][] left = random.Orthonormal(Columns, Rows), right = random.Orthonormal(Columns, Columns);
        double[] planted = Sum(Rank);
        var objective = new Losses.FactorsObjective(Sum(Columns), Rows, Rank, (Rows + Columns) * Rank);
        var landscape = new Landscape
        {
            Objective = objective,
            Start = numbers => numbers.Gaussian((Rows + Columns) * Rank, 0.3),
            Method = new PerturbedGradientDescent(0.05, 0.01, 1e-9, 400, 1e-6),
            MaxSteps = 1200,
            Error = w => Arrays.RelativeError(Product(w), planted),
            Measure = "relative error of UV'",
            Symmetry = Rank * Rank,
            Least = 0.5 * _values.Skip(Rank).Sum(value => value * value),
        };
        RowResult result = landscape.Solve(starts);
        double[] zero = new double[(Rows + Columns) * Rank];
        CriticalPoint saddle = CriticalPoint.Classify(objective, zero);
        Ending fromSaddle = Ending.Of(landscape, zero);
        return result with
        {
            Checks =
            [
                .. result.Checks,
                new Check(
                    "U = V = 0 is", "StrictSaddle", $"{saddle.Kind}", saddle.Kind == CriticalPointKind.StrictSaddle),
                Check.Relative(
                    "its lowest eigenvalue: minus the largest singular value", -_values[0], saddle.Lowest!.Value, 1e-9),
                Check.Between(
                    "relative error of UV' when started there", 0, landscape.ErrorTolerance, fromSaddle.Error),
            ],
        };

        double[] Sum(int terms) =>
        [
            .. from i in Enumerable.Range(0, Rows)
               from j in Enumerable.Range(0, Columns)
               select Enumerable.Range(0, terms).Sum(k => _values[k] * left[k][i] * right[k][j]),
        ];

        static double[] Product(double[] w) =>
            Arrays.TimesTransposed(w.AsSpan(0, Rows * Rank), w.AsSpan(Rows * Rank), Rank);
    }
}
