namespace AutoDiffDSL.Stability.Tests;

internal sealed class DiagonalOperator(params double[] eigenvalues) : ISymmetricOperator
{
    public int Applications { get; private set; }

    public int Dimension => eigenvalues.Length;

    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        Applications++;
        for (int i = 0; i < eigenvalues.Length; i++)
            result[i] = eigenvalues[i] * v[i];
    }
}
