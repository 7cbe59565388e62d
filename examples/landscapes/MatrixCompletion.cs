using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Sampling;

public static partial class Losses
{
    /// <summary>
    /// Half the square error of XX' in the entries that are known, and a penalty on rows that are longer than a bound,
    /// (|x_i| - bound)^4. With enough random entries of an incoherent matrix all its minima are global: Ge, Lee and Ma,
    /// "Matrix Completion has No Spurious Local Minimum", 2016.
    /// </summary>
    /// <param name="x">X, by rows.</param>
    /// <param name="matrix">The wanted matrix, by rows; what is not known is not looked at.</param>
    /// <param name="known">1 where an entry is known, else 0.</param>
    /// <param name="bound">The bound of the rows' norms.</param>
    /// <param name="rank">The columns of X.</param>
    [Loss]
    public static double Completion(
        ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> matrix, [NoDerivative] ReadOnlySpan<double> known,
        [NoDerivative] double bound, int rank)
    {
        int size = x.Length / rank;
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            double square = 0;
            for (int k = 0; k < rank; k++) square += x[i * rank + k] * x[i * rank + k];
            double over = Math.Max(Math.Sqrt(square) - bound, 0);
            sum += over * over * over * over;
            for (int j = 0; j < size; j++)
            {
                double entry = 0;
                for (int k = 0; k < rank; k++) entry += x[i * rank + k] * x[j * rank + k];
                double error = entry - matrix[i * size + j];
                sum += 0.5 * known[i * size + j] * error * error;
            }
        }

        return sum;
    }
}

/// <summary>
/// A 40 x 40 matrix of rank 2 from half of its entries, by L-BFGS. Any rotation of X's columns gives the same XX',
/// which is compared in all entries, those never seen included.
/// </summary>
internal static class MatrixCompletion
{
    private const int Size = 40, Rank = 2;
    private const double Share = 0.5;

    public static RowResult Run(int starts)
    {
        GaussianNumbers random = new(2);
        Random chance = new(2);
        double[] factor = random.Gaussian(Size * Rank);
        double[] planted = Arrays.TimesTransposed(factor, factor, Rank), known = new double[Size * Size];
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j <= i; j++)
                known[i * Size + j] = known[j * Size + i] = chance.NextDouble() < Share ? 1 : 0;
        }

        double[] visible = [.. planted.Zip(known, (entry, one) => entry * one)];
        double bound = 2 * factor.Chunk(Rank).Max(row => Arrays.Norm(row));
        return new Landscape
        {
            Objective = new Losses.CompletionObjective(visible, known, bound, Rank, Size * Rank),
            Start = numbers => numbers.Gaussian(Size * Rank),
            Error = x => Arrays.RelativeError(Arrays.TimesTransposed(x, x, Rank), planted),
            Measure = "relative error of XX'",
            Symmetry = Rank * (Rank - 1) / 2,
            Least = 0,
        }.Solve(starts);
    }
}
