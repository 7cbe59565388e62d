namespace AutoDiffDSL.Experiments.Reports;

/// <summary>An axis of a chart. Where a limit is null it follows from the values.</summary>
/// <param name="Title">What the axis shows.</param>
/// <param name="Unit">The unit, shown in brackets; empty for pure numbers.</param>
/// <param name="Scale">Linear or logarithmic.</param>
/// <param name="Minimum">The lower limit.</param>
/// <param name="Maximum">The upper limit.</param>
public sealed record Axis(
    string Title,
    string Unit = "",
    AxisScale Scale = AxisScale.Linear,
    double? Minimum = null,
    double? Maximum = null)
{
    /// <summary>The title with the unit in brackets.</summary>
    public string Label => Unit.Length == 0 ? Title : $"{Title} [{Unit}]";
}
