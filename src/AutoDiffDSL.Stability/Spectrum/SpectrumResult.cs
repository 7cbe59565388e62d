namespace AutoDiffDSL.Stability;

/// <summary>The algebraically largest eigenvalues of an operator.</summary>
/// <param name="Outcome">How the computation ended.</param>
/// <param name="Pairs">The pairs, largest value first; empty where a product was not finite.</param>
/// <param name="Applications">The number of products with the operator.</param>
/// <param name="NormEstimate">The largest norm of a product with a unit vector: a lower bound of the operator's
/// norm.</param>
public sealed record SpectrumResult(
    SpectrumOutcome Outcome, IReadOnlyList<EigenPair> Pairs, int Applications, double NormEstimate);
