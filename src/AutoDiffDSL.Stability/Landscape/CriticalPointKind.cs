namespace AutoDiffDSL.Stability;

/// <summary>What a point is to a smooth function.</summary>
public enum CriticalPointKind
{
    /// <summary>The gradient is larger than the tolerance.</summary>
    NotCritical,

    /// <summary>The lowest eigenvalue of the Hessian is positive: a local minimum.</summary>
    Minimum,

    /// <summary>
    /// The lowest eigenvalue is negative and the largest positive: descent leaves it along the lowest eigenvector.
    /// </summary>
    StrictSaddle,

    /// <summary>All eigenvalues are negative.</summary>
    Maximum,

    /// <summary>The lowest eigenvalue is zero within the tolerance: higher derivatives decide.</summary>
    Degenerate,

    /// <summary>The gradient or a Hessian product is not finite.</summary>
    NotFinite,
}
