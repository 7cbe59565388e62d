namespace AutoDiffDSL.Stability;

/// <summary>How a spectral density is estimated.</summary>
public sealed record SpectralDensityOptions
{
    /// <summary>The number of random vectors: the estimate's error falls with its square root.</summary>
    public int Probes { get; init; } = 10;

    /// <summary>The products for each vector: with m of them polynomials up to degree 2m - 1 are exact.</summary>
    public int Steps { get; init; } = 80;

    /// <summary>The seed of the random vectors.</summary>
    public int Seed { get; init; } = 20_240_229;
}
