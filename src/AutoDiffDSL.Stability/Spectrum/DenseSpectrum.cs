namespace AutoDiffDSL.Stability;

/// <summary>
/// All eigenvalues of an operator by writing it down as a matrix: n products and about 10 n^3 operations, for small
/// problems and as a reference for what is estimated.
/// </summary>
public static class DenseSpectrum
{
    /// <summary>Computes all eigenvalues.</summary>
    /// <param name="matrix">The operator; the mean of it and its transpose is taken.</param>
    /// <returns>The eigenvalues, largest first.</returns>
    /// <exception cref="ArithmeticException">A product was not finite.</exception>
    public static double[] Of(ISymmetricOperator matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int n = matrix.Dimension;
        double[] unit = new double[n], column = new double[n];
        var entries = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            unit[j] = 1;
            matrix.Apply(unit, column);
            unit[j] = 0;
            for (int i = 0; i < n; i++)
            {
                if (!double.IsFinite(column[i]))
                    throw new ArithmeticException($"Entry ({i}, {j}) of the matrix is {column[i]}.");
                entries[i, j] += 0.5 * column[i];
                entries[j, i] += 0.5 * column[i];
            }
        }

        return new SymmetricEigen(entries, n).Values.ToArray();
    }
}
