namespace AutoDiffDSL.Stability;

/// <summary>How a run is guarded.</summary>
public sealed record GuardOptions
{
    /// <summary>What is done where the threshold is passed.</summary>
    public GuardResponse Response { get; init; }

    /// <summary>The steps from one measurement to the next, at least 1.</summary>
    public long Every { get; init; } = 25;

    /// <summary>How many measurements the forecast looks back on, at least 2.</summary>
    public int Memory { get; init; } = 8;

    /// <summary>The share of the largest stable step size that a cut goes to, above 0 and at most 1.</summary>
    public double Margin { get; init; } = 0.9;

    /// <summary>How the sharpness is measured; null takes the defaults.</summary>
    public SharpnessOptions? Sharpness { get; init; }
}
