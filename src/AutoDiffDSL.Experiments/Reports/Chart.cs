namespace AutoDiffDSL.Experiments.Reports;

/// <summary>A chart: series over two axes, with reference lines.</summary>
/// <param name="Title">The heading of the chart.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">What is drawn; the palette has eight colours and then repeats.</param>
public sealed record Chart(string Title, Axis X, Axis Y, IReadOnlyList<Series> Series) : ReportBlock
{
    /// <summary>Dashed lines at values worth comparing with.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>Functions of the plane whose lines of equal value lie below the series, as for trajectories.</summary>
    public IReadOnlyList<ContourField> Contours { get; init; } = [];

    /// <summary>What to see in the chart, written below it.</summary>
    public string Caption { get; init; } = "";
}
