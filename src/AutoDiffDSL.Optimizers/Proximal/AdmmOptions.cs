namespace AutoDiffDSL.Optimizers;

/// <summary>When a run of ADMM ends.</summary>
public sealed record AdmmOptions
{
    /// <summary>The most steps in all, those before a resumption included.</summary>
    public long MaxSteps { get; init; } = 1000;

    /// <summary>
    /// Converged once primal and dual residual are at most this, in the root mean square (Boyd and others, 2011,
    /// section 3.3.1, the absolute part).
    /// </summary>
    public double AbsoluteTolerance { get; init; } = 1e-8;

    /// <summary>To this are added the tolerance times the norms of what the residuals compare.</summary>
    public double RelativeTolerance { get; init; }

    /// <summary>When the first minimisation of each step ends: the norm of its gradient.</summary>
    public double InnerTolerance { get; init; } = 1e-10;
}
