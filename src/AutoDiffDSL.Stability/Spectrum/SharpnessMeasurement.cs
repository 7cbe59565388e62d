namespace AutoDiffDSL.Stability;

/// <summary>The largest eigenvalue of a Hessian.</summary>
/// <param name="Outcome">How the computation ended.</param>
/// <param name="Value">The sharpness; NaN where a product was not finite.</param>
/// <param name="ResidualBound">Some eigenvalue lies within this distance of the value; NaN without one.</param>
/// <param name="Iterations">The number of Hessian-vector products.</param>
/// <param name="Eigenvector">The unit eigenvector, of the preconditioned Hessian where there is a preconditioner;
/// empty without one.</param>
public sealed record SharpnessMeasurement(
    SpectrumOutcome Outcome, double Value, double ResidualBound, int Iterations, double[] Eigenvector);
