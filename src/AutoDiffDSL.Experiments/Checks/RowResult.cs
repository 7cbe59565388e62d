using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Checks;

/// <summary>What a row found.</summary>
/// <param name="Checks">Its figures beside the expected ones.</param>
/// <param name="Blocks">Its charts and tables, shown below them in the report.</param>
public sealed record RowResult(IReadOnlyList<Check> Checks, IReadOnlyList<ReportBlock> Blocks);
