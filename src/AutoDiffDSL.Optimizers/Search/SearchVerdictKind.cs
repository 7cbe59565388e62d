namespace AutoDiffDSL.Optimizers;

/// <summary>What a search says of a trial.</summary>
public enum SearchVerdictKind
{
    /// <summary>The step is taken.</summary>
    Accept,

    /// <summary>Another size is tried from the same point.</summary>
    Retry,

    /// <summary>No size leads to an acceptable point.</summary>
    GiveUp,
}
