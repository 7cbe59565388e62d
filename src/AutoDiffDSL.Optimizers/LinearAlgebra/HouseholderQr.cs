using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Triangular factors by Householder reflections (Golub and Van Loan, "Matrix Computations", 4th edition, section
/// 5.2). Matrices lie column by column.
/// </summary>
internal static class HouseholderQr
{
    /// <summary>
    /// Overwrites A with R of A = QR, its upper triangle, and b with Q'b. Below the triangle the content is arbitrary.
    /// </summary>
    /// <param name="matrix">Of rows times columns entries.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="vector">Of length rows.</param>
    public static void Factor(Span<double> matrix, int rows, int columns, Span<double> vector)
    {
        for (int k = 0; k < Math.Min(rows, columns); k++)
        {
            Span<double> reflector = matrix.Slice(k * rows + k, rows - k);
            double norm = VectorMath.Norm(reflector);
            if (norm == 0)
                continue;

            // The sign that adds, so that nothing cancels; scaled by the norm, so that nothing overflows.
            double diagonal = reflector[0] > 0 ? -norm : norm;
            VectorMath.Scale(1 / norm, reflector);
            reflector[0] -= diagonal / norm;
            double half = 0.5 * VectorMath.Dot(reflector, reflector);
            for (int j = k + 1; j < columns; j++)
                Reflect(reflector, half, matrix.Slice(j * rows + k, rows - k));
            Reflect(reflector, half, vector[k..rows]);
            reflector[0] = diagonal;
        }
    }

    /// <summary>Solves R x = b by back substitution; a zero on the diagonal gives what is not finite.</summary>
    /// <param name="matrix">As <see cref="Factor"/> left it.</param>
    /// <param name="rows">Its number of rows.</param>
    /// <param name="columns">Its number of columns.</param>
    /// <param name="vector">The right-hand side; its first entries are overwritten with the solution.</param>
    public static void SolveTriangle(ReadOnlySpan<double> matrix, int rows, int columns, Span<double> vector)
    {
        for (int k = columns - 1; k >= 0; k--)
        {
            vector[k] /= matrix[k * rows + k];
            VectorMath.Axpy(-vector[k], matrix.Slice(k * rows, k), vector[..k]);
        }
    }

    private static void Reflect(ReadOnlySpan<double> reflector, double half, Span<double> vector) =>
        VectorMath.Axpy(-VectorMath.Dot(reflector, vector) / half, reflector, vector);
}
