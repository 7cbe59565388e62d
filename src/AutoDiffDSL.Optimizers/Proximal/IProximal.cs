namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A convex function, perhaps with kinks or infinite values, that is known by its proximal map (Moreau, 1962; Parikh
/// and Boyd, "Proximal Algorithms", 2014).
/// </summary>
public interface IProximal
{
    /// <summary>What to call it in reports, with its settings.</summary>
    string Name { get; }

    /// <summary>The function's value; infinite where it forbids the point.</summary>
    double Value(ReadOnlySpan<double> point);

    /// <summary>Replaces v by the minimiser of value(x) + |x - v|^2 / (2 stepSize).</summary>
    /// <param name="stepSize">Positive.</param>
    /// <param name="point">v; overwritten.</param>
    void Apply(double stepSize, Span<double> point);
}
