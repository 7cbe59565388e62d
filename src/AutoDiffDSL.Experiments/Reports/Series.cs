using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Points of a chart that belong together.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="X">Where the points lie along the horizontal axis.</param>
/// <param name="Y">Their values; as many as <paramref name="X"/>. A non-finite value leaves a gap.</param>
/// <param name="Style">Line or scatter.</param>
public sealed record Series(
    string Name,
    IReadOnlyList<double> X,
    IReadOnlyList<double> Y,
    SeriesStyle Style = SeriesStyle.Line)
{
    /// <summary>A metric against the steps of its run, each value multiplied by <paramref name="factor"/>.</summary>
    public static Series Of(Metric metric, string? name = null, double factor = 1) => new(
        name ?? metric.Name,
        [.. metric.Steps.Select(step => (double)step)],
        [.. metric.Values.Select(value => factor * value)]);
}
