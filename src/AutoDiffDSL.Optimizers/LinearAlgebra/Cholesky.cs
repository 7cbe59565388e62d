namespace AutoDiffDSL.Optimizers;

/// <summary>The factorisation A = L L' of a positive definite matrix, in place, in the lower triangle.</summary>
internal static class Cholesky
{
    /// <summary>Factors; false, with the matrix spoilt, where it is not positive definite.</summary>
    /// <param name="matrix">Row by row; its lower triangle is read and overwritten.</param>
    /// <param name="n">The number of rows.</param>
    public static bool TryFactor(Span<double> matrix, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i * n + j];
                for (int k = 0; k < j; k++)
                    sum -= matrix[i * n + k] * matrix[j * n + k];
                if (i != j)
                    matrix[i * n + j] = sum / matrix[j * n + j];
                else if (sum > 0 && double.IsFinite(sum))
                    matrix[i * n + i] = Math.Sqrt(sum);
                else
                    return false;
            }
        }

        return true;
    }

    /// <summary>Overwrites the right-hand side with the solution.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> vector)
    {
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                vector[i] -= factor[i * n + k] * vector[k];
            vector[i] /= factor[i * n + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
                vector[i] -= factor[k * n + i] * vector[k];
            vector[i] /= factor[i * n + i];
        }
    }
}
