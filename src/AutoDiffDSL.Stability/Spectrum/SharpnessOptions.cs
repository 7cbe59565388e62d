namespace AutoDiffDSL.Stability;

/// <summary>How sharpness is measured.</summary>
public sealed record SharpnessOptions
{
    /// <summary>The residual allowed, relative to the sharpness. The value's own error is usually its square.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The most Hessian-vector products.</summary>
    public int MaxApplications { get; init; } = 2000;

    /// <summary>The seed of the starting vector.</summary>
    public int Seed { get; init; } = 20_240_229;

    /// <summary>The eigenvector measured at a point nearby, such as the step before; null starts at random.</summary>
    public double[]? WarmStart { get; init; }

    /// <summary>
    /// The diagonal P of an optimizer's preconditioner: the sharpness is then that of P^-1/2 H P^-1/2. Null for none.
    /// </summary>
    public double[]? Preconditioner { get; init; }
}
