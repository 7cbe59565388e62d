namespace AutoDiffDSL.Stability;

/// <summary>On which side of an optimizer's threshold a sharpness lies.</summary>
public enum StabilityVerdict
{
    /// <summary>Below, by more than the residual bound.</summary>
    Stable,

    /// <summary>Above, by more than the residual bound: certain, for some eigenvalue lies there.</summary>
    Unstable,

    /// <summary>Within the residual bound of the threshold, or not measured.</summary>
    Undecided,
}
