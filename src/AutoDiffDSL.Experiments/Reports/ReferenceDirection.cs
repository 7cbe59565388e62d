namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Which way a reference line runs.</summary>
public enum ReferenceDirection
{
    /// <summary>Along the horizontal axis, at one value of the vertical one.</summary>
    Horizontal,

    /// <summary>Along the vertical axis, at one value of the horizontal one.</summary>
    Vertical,
}
