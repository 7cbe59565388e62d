namespace AutoDiffDSL.Stability;

/// <summary>How the limit of an iteration is found.</summary>
public sealed record LimitOptions
{
    /// <summary>The steps taken before the limit is looked at, and the most if it is found sooner.</summary>
    public long Steps { get; init; } = 5000;

    /// <summary>Points closer than this, relative to 1 + their size, count as one.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The longest period that is looked for, at least 1.</summary>
    public int LongestPeriod { get; init; } = 8;

    /// <summary>A point with an entry larger than this has left all bounds.</summary>
    public double Bound { get; init; } = 1e6;
}
