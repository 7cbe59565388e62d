namespace AutoDiffDSL.Optimizers;

/// <summary>What a search says of a trial.</summary>
/// <param name="Kind">Whether the step is taken, another is tried, or there is none.</param>
/// <param name="Size">The size to try next, for <see cref="SearchVerdictKind.Retry"/>.</param>
public readonly record struct SearchVerdict(SearchVerdictKind Kind, double Size)
{
    /// <summary>The step is taken.</summary>
    public static SearchVerdict Accept => new(SearchVerdictKind.Accept, double.NaN);

    /// <summary>No size leads to an acceptable point.</summary>
    public static SearchVerdict GiveUp => new(SearchVerdictKind.GiveUp, double.NaN);

    /// <summary>Another size is tried from the same point.</summary>
    public static SearchVerdict Retry(double size) => new(SearchVerdictKind.Retry, size);
}
