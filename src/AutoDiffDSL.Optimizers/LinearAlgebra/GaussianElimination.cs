namespace AutoDiffDSL.Optimizers;

/// <summary>Solves A x = b with row exchanges, for matrices that need not be definite.</summary>
internal static class GaussianElimination
{
    /// <summary>Overwrites the right-hand side with the solution, NaN where there is none; spoils the matrix.</summary>
    /// <param name="matrix">Row by row.</param>
    /// <param name="n">The number of rows.</param>
    /// <param name="vector">The right-hand side.</param>
    public static void Solve(Span<double> matrix, int n, Span<double> vector)
    {
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
            {
                if (Math.Abs(matrix[row * n + column]) > Math.Abs(matrix[pivot * n + column]))
                    pivot = row;
            }

            if (matrix[pivot * n + column] == 0)
            {
                vector.Fill(double.NaN);
                return;
            }

            for (int j = column; j < n; j++)
                (matrix[pivot * n + j], matrix[column * n + j]) = (matrix[column * n + j], matrix[pivot * n + j]);
            (vector[pivot], vector[column]) = (vector[column], vector[pivot]);

            for (int row = column + 1; row < n; row++)
            {
                double factor = matrix[row * n + column] / matrix[column * n + column];
                for (int j = column + 1; j < n; j++)
                    matrix[row * n + j] -= factor * matrix[column * n + j];
                vector[row] -= factor * vector[column];
            }
        }

        for (int row = n - 1; row >= 0; row--)
        {
            for (int j = row + 1; j < n; j++)
                vector[row] -= matrix[row * n + j] * vector[j];
            vector[row] /= matrix[row * n + row];
        }
    }
}
