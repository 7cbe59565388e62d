using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Stability;

public static partial class Losses
{
    /// <summary>
    /// Half the mean square error of the measurements (A_i, UU'). If the measurements keep the norm of matrices of rank
    /// 2r within a fifth (restricted isometry), all its minima are global: Bhojanapalli, Neyshabur and Srebro, "Global
    /// Optimality of Local Search for Low Rank Matrix Recovery", 2016.
    /// </summary>
    /// <param name="u">U, one column after the other.</param>
    /// <param name="a">The symmetric matrices A_i, by rows.</param>
    /// <param name="y">What was measured.</param>
    /// <param name="size">The rows of U.</param>
    [Loss]
    public static double Sensing(
        ReadOnlySpan<double> u, [NoDerivative] ReadOnlySpan<double> a, [NoDerivative] ReadOnlySpan<double> y, int size)
    {
        int rank = u.Length / size;
        double sum = 0;
        for (int n = 0; n < y.Length; n++)
        {
            double measured = 0;
            for (int k = 0; k < rank; k++)
            {
                for (int i = 0; i < size; i++)
                {
                    double row = 0;
                    for (int j = 0; j < size; j++) row += a[(n * size + i) * size + j] * u[k * size + j];
                    measured += row * u[k * size + i];
                }
            }

            sum += (measured - y[n]) * (measured - y[n]);
        }

        return sum / (2 * y.Length);
    }
}

/// <summary>
/// Matrices of rank 2 from Gaussian measurements, by L-BFGS. Any rotation of U's columns gives the same UU', which is
/// compared. To decide restricted isometry is hard; with many measurements of a small matrix all symmetric matrices
/// keep their norm, which an eigenvalue problem shows. With fewer measurements than entries it is not shown, only
/// tried.
/// </summary>
internal static class MatrixSensing
{
    private const int Rank = 2;

    public static RowResult Run(int starts)
    {
        RowResult many = Solve(starts, 6, 4000, "6 x 6, 4,000 measurements: ", out double constant);
        RowResult few = Solve(starts, 16, 120, "16 x 16, 120 measurements: ", out _);
        return new RowResult(
            [
                Check.Between("6 x 6: isometry constant for matrices of any rank", 0, 0.2, constant),
                .. many.Checks,
                .. few.Checks,
            ],
            [.. many.Blocks, .. few.Blocks]);
    }

    private static RowResult Solve(int starts, int size, int measurements, string prefix, out double constant)
    {
        GaussianNumbers random = new(4);
        int coordinates = size * (size + 1) / 2;
        double[] a = new double[measurements * size * size], vectors = random.Gaussian(measurements * coordinates);
        for (int n = 0, next = 0; n < measurements; n++)
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    // Coordinates in an orthonormal basis: off the diagonal its matrices have two entries.
                    double entry = vectors[next++] * (i == j ? 1 : Math.Sqrt(0.5));
                    a[(n * size + i) * size + j] = a[(n * size + j) * size + i] = entry;
                }
            }
        }

        constant = new Isometry(vectors, coordinates).Constant();
        double[] factor = random.Gaussian(Rank * size, 1 / Math.Sqrt(size)), planted = Arrays.Gram(factor, size);
        double[] y = [.. a.Chunk(size * size).Select(matrix => Arrays.Dot(matrix, planted))];
        return new Landscape
        {
            Prefix = prefix,
            Objective = new Losses.SensingObjective(a, y, size, Rank * size),
            Start = numbers => numbers.Gaussian(Rank * size, 1 / Math.Sqrt(size)),
            Error = u => Arrays.RelativeError(Arrays.Gram(u, size), planted),
            Measure = "relative error of UU'",
            Symmetry = Rank * (Rank - 1) / 2,
            Least = 0,
        }.Solve(starts);
    }

    /// <summary>The mean of a_i a_i', as an operator.</summary>
    private sealed class Isometry(double[] vectors, int length) : ISymmetricOperator
    {
        public int Dimension => length;

        public void Apply(ReadOnlySpan<double> v, Span<double> result)
        {
            result.Clear();
            for (int at = 0; at < vectors.Length; at += length)
            {
                double along = Arrays.Dot(vectors.AsSpan(at, length), v) * length / vectors.Length;
                for (int i = 0; i < length; i++) result[i] += along * vectors[at + i];
            }
        }

        /// <summary>The largest distance of an eigenvalue from 1.</summary>
        public double Constant() => DenseSpectrum.Of(this).Max(value => Math.Abs(value - 1));
    }
}
