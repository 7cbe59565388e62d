using System.Globalization;
using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The Stiefel manifold of matrices X with orthonormal columns, X'X = I, which lie one column after the other. The
/// projection of G is G - X (X'G + G'X) / 2; the retraction is the orthogonal factor of X + U, made by Gram-Schmidt
/// twice, whose triangle has a positive diagonal (Edelman, Arias and Smith, "The Geometry of Algorithms with
/// Orthogonality Constraints", 1998; Absil, Mahony and Sepulchre, 2008, example 4.1.3).
/// </summary>
public sealed class Stiefel : IManifold
{
    /// <summary>Matrices with orthonormal columns.</summary>
    /// <param name="rows">The length of a column.</param>
    /// <param name="columns">The number of columns, at most the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or there are more columns than rows.
    /// </exception>
    public Stiefel(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, columns);
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The length of a column.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"stiefel({Rows}, {Columns})");

    /// <inheritdoc/>
    public void Project(ReadOnlySpan<double> point, Span<double> vector)
    {
        Guard.SameLength(checked(Rows * Columns), point.Length, nameof(point), "rows times columns");
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> overlap = workspace.Zeros<double>(Columns * Columns);
        for (int i = 0; i < Columns; i++)
        {
            for (int j = 0; j < Columns; j++)
                overlap[i * Columns + j] = VectorMath.Dot(Column(point, i), Column(vector, j));
        }

        for (int j = 0; j < Columns; j++)
        {
            for (int i = 0; i < Columns; i++)
            {
                double symmetric = 0.5 * (overlap[i * Columns + j] + overlap[j * Columns + i]);
                VectorMath.Axpy(-symmetric, Column(point, i), vector.Slice(j * Rows, Rows));
            }
        }
    }

    /// <inheritdoc/>
    public void Retract(ReadOnlySpan<double> point, Span<double> tangent)
    {
        Guard.SameLength(checked(Rows * Columns), point.Length, nameof(point), "rows times columns");
        VectorMath.Axpy(1, point, tangent);
        for (int j = 0; j < Columns; j++)
        {
            Span<double> column = tangent.Slice(j * Rows, Rows);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                    VectorMath.Axpy(-VectorMath.Dot(Column(tangent, i), column), Column(tangent, i), column);
            }

            VectorMath.Scale(1 / VectorMath.Norm(column), column);
        }
    }

    private ReadOnlySpan<double> Column(ReadOnlySpan<double> matrix, int number) =>
        matrix.Slice(number * Rows, Rows);
}
