namespace AutoDiffDSL.Experiments.Reports;

/// <summary>How a series is drawn.</summary>
public enum SeriesStyle
{
    /// <summary>A line from point to point, broken at non-finite values.</summary>
    Line,

    /// <summary>A mark for each point.</summary>
    Scatter,
}
