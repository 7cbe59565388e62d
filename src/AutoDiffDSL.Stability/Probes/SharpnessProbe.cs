namespace AutoDiffDSL.Stability;

/// <summary>
/// The sharpness along a run, beside the optimizer's own threshold: in its preconditioner where it has one. Each
/// measurement starts from the eigenvector of the one before.
/// </summary>
public sealed class SharpnessProbe : IProbe<EdgeComparison>
{
    private readonly IHessianObjective _objective;
    private SharpnessOptions _options;

    /// <summary>A probe of an objective.</summary>
    /// <param name="objective">The objective that the run minimises.</param>
    /// <param name="options">How to measure; the preconditioner is replaced by the optimizer's. Null takes the
    /// defaults.</param>
    public SharpnessProbe(IHessianObjective objective, SharpnessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        _objective = objective;
        _options = options ?? new SharpnessOptions();
    }

    /// <inheritdoc/>
    public string Name => "sharpness";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The optimizer states no stability polynomial.</exception>
    public EdgeComparison Measure(in ProbePoint point)
    {
        EdgeComparison edge = EdgeOfStability.Measure(
            _objective, point.Parameters, point.Optimizer, point.State, _options);
        if (edge.Sharpness.Eigenvector is { Length: > 0 } vector)
            _options = _options with { WarmStart = vector };
        return edge;
    }
}
