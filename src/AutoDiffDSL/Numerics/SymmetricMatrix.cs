namespace AutoDiffDSL.Numerics;

/// <summary>Square matrices, stored by rows one after the other, whose two halves are the same.</summary>
public static class SymmetricMatrix
{
    /// <summary>Copies what lies above the diagonal to below it.</summary>
    /// <param name="matrix">The matrix, of <paramref name="count"/> times <paramref name="count"/> elements.</param>
    /// <param name="count">The number of rows.</param>
    /// <exception cref="ArgumentException">The length is not the square of the count.</exception>
    public static void MirrorUpper<T>(Span<T> matrix, int count)
    {
        if (matrix.Length != (long)count * count)
            throw new ArgumentException(
                $"'{nameof(matrix)}' has length {matrix.Length}, but should have {count} x {count}.", nameof(matrix));

        for (int row = 1; row < count; row++)
            for (int column = 0; column < row; column++)
                matrix[row * count + column] = matrix[column * count + row];
    }
}
