namespace AutoDiffDSL.Stability;

/// <summary>An approximate eigenvalue with its eigenvector.</summary>
/// <param name="Value">The Ritz value.</param>
/// <param name="ResidualBound">
/// |beta_m s_mi| plus an allowance for rounding: the norm of A x - value * x, hence some eigenvalue of the operator
/// lies within this distance (Parlett, "The Symmetric Eigenvalue Problem", 1998, theorem 4.5.1 and section 13.2).
/// </param>
/// <param name="Vector">The Ritz vector x, of unit norm.</param>
/// <param name="Converged">Whether the residual is within what was asked for.</param>
/// <param name="ResidualNorm">The norm of A x - value * x, computed with one more product; null unless asked
/// for.</param>
public sealed record EigenPair(
    double Value, double ResidualBound, double[] Vector, bool Converged, double? ResidualNorm = null);
