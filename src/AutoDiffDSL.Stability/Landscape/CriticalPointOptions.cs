namespace AutoDiffDSL.Stability;

/// <summary>How a point is classified.</summary>
public sealed record CriticalPointOptions
{
    /// <summary>The largest norm of a gradient that counts as zero.</summary>
    public double GradientTolerance { get; init; } = 1e-6;

    /// <summary>The largest size of an eigenvalue that counts as zero; its residual bound is added.</summary>
    public double CurvatureTolerance { get; init; } = 1e-8;

    /// <summary>How the ends of the spectrum are computed; null takes the defaults.</summary>
    public LanczosOptions? Lanczos { get; init; }
}
