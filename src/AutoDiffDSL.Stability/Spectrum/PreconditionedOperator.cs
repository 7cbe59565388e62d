using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// P^-1/2 A P^-1/2 for a positive diagonal P: it has the eigenvalues of P^-1 A, and is symmetric.
/// </summary>
public sealed class PreconditionedOperator : ISymmetricOperator
{
    private readonly ISymmetricOperator _inner;
    private readonly double[] _inverseRoot;

    /// <summary>An operator with its preconditioner.</summary>
    /// <param name="inner">A.</param>
    /// <param name="diagonal">The diagonal of P, all entries positive and finite.</param>
    /// <exception cref="ArgumentException">
    /// The length differs from the dimension, or an entry is not positive.
    /// </exception>
    public PreconditionedOperator(ISymmetricOperator inner, ReadOnlySpan<double> diagonal)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Guard.SameLength(inner.Dimension, diagonal.Length, nameof(diagonal), nameof(inner));
        _inner = inner;
        _inverseRoot = new double[diagonal.Length];
        for (int i = 0; i < diagonal.Length; i++)
        {
            if (!(diagonal[i] > 0) || !double.IsFinite(diagonal[i]))
                throw new ArgumentException($"Entry {i} of the preconditioner is {diagonal[i]}.", nameof(diagonal));
            _inverseRoot[i] = 1 / Math.Sqrt(diagonal[i]);
        }
    }

    /// <inheritdoc/>
    public int Dimension => _inner.Dimension;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> scaled = workspace.Uninitialized<double>(v.Length);
        for (int i = 0; i < v.Length; i++)
            scaled[i] = _inverseRoot[i] * v[i];
        _inner.Apply(scaled, result);
        for (int i = 0; i < v.Length; i++)
            result[i] *= _inverseRoot[i];
    }
}
