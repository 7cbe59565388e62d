namespace AutoDiffDSL.Stability;

/// <summary>How a computation of eigenvalues ended.</summary>
public enum SpectrumOutcome
{
    /// <summary>All pairs asked for are within the tolerance.</summary>
    Converged,

    /// <summary>The products allowed were used up; the pairs are as good as their residual bounds say.</summary>
    NotConverged,

    /// <summary>A product had an entry that is NaN or infinite; there are no pairs.</summary>
    NotFinite,
}
