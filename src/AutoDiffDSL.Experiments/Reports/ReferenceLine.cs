namespace AutoDiffDSL.Experiments.Reports;

/// <summary>A dashed line at a value worth comparing with, for example a stability threshold.</summary>
/// <param name="Value">Where the line lies.</param>
/// <param name="Label">What it means, written beside it.</param>
/// <param name="Direction">Which way it runs.</param>
public sealed record ReferenceLine(
    double Value,
    string Label,
    ReferenceDirection Direction = ReferenceDirection.Horizontal);
