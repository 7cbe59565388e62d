namespace AutoDiffDSL.Stability;

/// <summary>A real symmetric matrix that is known by its products with vectors.</summary>
public interface ISymmetricOperator
{
    /// <summary>The number of rows, n.</summary>
    int Dimension { get; }

    /// <summary>Multiplies a vector.</summary>
    /// <param name="v">The vector, of length n.</param>
    /// <param name="result">Of length n, overwritten with the product; does not overlap the vector.</param>
    void Apply(ReadOnlySpan<double> v, Span<double> result);
}
