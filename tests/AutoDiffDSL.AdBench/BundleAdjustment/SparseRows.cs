namespace AutoDiffDSL.AdBench.BundleAdjustment;

/// <summary>A matrix by compressed rows.</summary>
/// <param name="Values">The stored entries, row by row.</param>
/// <param name="Columns">The column of each.</param>
/// <param name="Starts">Where each row starts among them, and at last their number.</param>
public sealed record SparseRows(double[] Values, int[] Columns, int[] Starts);
