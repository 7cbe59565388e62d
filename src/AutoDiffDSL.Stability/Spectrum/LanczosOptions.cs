namespace AutoDiffDSL.Stability;

/// <summary>How eigenvalues are computed.</summary>
public sealed record LanczosOptions
{
    /// <summary>How many of the largest eigenvalues; at most the dimension.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The residual allowed, relative to the eigenvalue's size.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>The most products with the operator.</summary>
    public int MaxApplications { get; init; } = 10_000;

    /// <summary>How many vectors are kept at one time; null takes 4 * Count + 40.</summary>
    public int? BasisSize { get; init; }

    /// <summary>The seed of the starting vector.</summary>
    public int Seed { get; init; } = 20_240_229;

    /// <summary>
    /// A vector near the largest eigenvector, such as that of a point nearby; null starts at random. A random part is
    /// added, so that an eigenvector it misses is found all the same.
    /// </summary>
    public double[]? WarmStart { get; init; }

    /// <summary>
    /// Whether to look for further copies of multiple eigenvalues once all have converged, by going on from a new
    /// random vector. Null does so for more than one eigenvalue: it makes no difference to the largest.
    /// </summary>
    public bool? SeekCopies { get; init; }

    /// <summary>Whether to compute each pair's residual with one more product.</summary>
    public bool ComputeResiduals { get; init; }
}
