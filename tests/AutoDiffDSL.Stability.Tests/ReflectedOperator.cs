namespace AutoDiffDSL.Stability.Tests;

/// <summary>(I - 2uu') D (I - 2uu'): a full matrix with the eigenvalues of the diagonal D.</summary>
internal sealed class ReflectedOperator : ISymmetricOperator
{
    private readonly double[] _eigenvalues;
    private readonly double[] _u;

    public ReflectedOperator(double[] eigenvalues)
    {
        _eigenvalues = eigenvalues;
        _u = Samples.Normal(eigenvalues.Length, 11);
        double norm = Samples.Norm(_u);
        for (int i = 0; i < _u.Length; i++) _u[i] /= norm;
    }

    public int Dimension => _eigenvalues.Length;

    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        v.CopyTo(result);
        Reflect(result);
        for (int i = 0; i < result.Length; i++) result[i] *= _eigenvalues[i];
        Reflect(result);
    }

    /// <summary>The sum of the squares of the entries beside the diagonal.</summary>
    public double SquaresOffDiagonal()
    {
        double sum = _eigenvalues.Sum(e => e * e);
        double[] unit = new double[Dimension], column = new double[Dimension];
        for (int i = 0; i < Dimension; i++)
        {
            unit[i] = 1;
            Apply(unit, column);
            unit[i] = 0;
            sum -= column[i] * column[i];
        }

        return sum;
    }

    private void Reflect(Span<double> vector)
    {
        double along = 0;
        for (int i = 0; i < _u.Length; i++) along += _u[i] * vector[i];
        for (int i = 0; i < _u.Length; i++) vector[i] -= 2 * along * _u[i];
    }
}
