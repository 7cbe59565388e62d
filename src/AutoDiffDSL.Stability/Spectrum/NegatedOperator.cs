namespace AutoDiffDSL.Stability;

/// <summary>-A: its largest eigenvalues are the smallest of A, with their signs changed.</summary>
internal sealed class NegatedOperator(ISymmetricOperator inner) : ISymmetricOperator
{
    public int Dimension => inner.Dimension;

    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        inner.Apply(v, result);
        for (int i = 0; i < result.Length; i++)
            result[i] = -result[i];
    }
}
