namespace AutoDiffDSL.Stability;

/// <summary>Where the iterates of a map ended up.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Points">
/// The last points: one for a fixed point, a whole period for an orbit, in the order visited; the last one otherwise.
/// </param>
/// <param name="Steps">The steps taken.</param>
public sealed record LimitSet(LimitKind Kind, IReadOnlyList<double[]> Points, long Steps)
{
    /// <summary>The number of points that are visited in turn; 1 for a fixed point.</summary>
    public int Period => Points.Count;
}
