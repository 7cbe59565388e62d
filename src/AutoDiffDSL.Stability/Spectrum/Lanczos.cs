namespace AutoDiffDSL.Stability;

/// <summary>
/// The algebraically largest eigenvalues of a symmetric operator, by Lanczos' method with full reorthogonalisation and
/// thick restarts, which bound the memory.
/// Sources: Lanczos (1950); Parlett, "The Symmetric Eigenvalue Problem" (1998), chapter 13; Wu and Simon,
/// "Thick-Restart Lanczos Method for Large Symmetric Eigenvalue Problems" (2000).
/// </summary>
public static class Lanczos
{
    /// <summary>Computes the largest eigenvalues with their eigenvectors, each with a bound of its error.</summary>
    /// <param name="matrix">The operator.</param>
    /// <param name="options">How many, how accurately, from where; null takes the defaults.</param>
    /// <returns>The pairs, or that a product was not finite: that is an outcome, not an exception.</returns>
    /// <exception cref="ArgumentException">
    /// An option is out of range, or the warm start has the wrong length.
    /// </exception>
    public static SpectrumResult Largest(ISymmetricOperator matrix, LanczosOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new LanczosOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(matrix.Dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Count, matrix.Dimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxApplications, 1);
        if (!(options.Tolerance > 0))
            throw new ArgumentOutOfRangeException(nameof(options), options.Tolerance, "The tolerance is not positive.");
        if (options.BasisSize < options.Count + 2)
            throw new ArgumentOutOfRangeException(nameof(options), options.BasisSize, "The basis is too small.");
        if (options.WarmStart is { } start && start.Length != matrix.Dimension)
        {
            throw new ArgumentException(
                $"The warm start has length {start.Length}, the operator dimension {matrix.Dimension}.",
                nameof(options));
        }

        return new LanczosIteration(matrix, options).Run();
    }

    /// <summary>
    /// Computes the algebraically smallest eigenvalues, the most negative first: the largest of -A.
    /// </summary>
    /// <param name="matrix">The operator A.</param>
    /// <param name="options">How many, how accurately, from where; null takes the defaults.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of range, or the warm start has the wrong length.
    /// </exception>
    public static SpectrumResult Smallest(ISymmetricOperator matrix, LanczosOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        SpectrumResult negated = Largest(new NegatedOperator(matrix), options);
        return negated with { Pairs = [.. negated.Pairs.Select(pair => pair with { Value = -pair.Value })] };
    }
}
