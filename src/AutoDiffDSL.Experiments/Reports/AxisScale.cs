namespace AutoDiffDSL.Experiments.Reports;

/// <summary>How an axis places values.</summary>
public enum AxisScale
{
    /// <summary>Equal differences are equally far apart.</summary>
    Linear,

    /// <summary>Equal ratios are equally far apart; values that are not positive leave gaps.</summary>
    Log,
}
