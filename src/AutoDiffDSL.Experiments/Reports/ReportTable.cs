namespace AutoDiffDSL.Experiments.Reports;

/// <summary>A table of text.</summary>
/// <param name="Title">The heading above it.</param>
/// <param name="Headers">The names of the columns.</param>
/// <param name="Rows">The cells, row by row; each row is as long as <paramref name="Headers"/>.</param>
public sealed record ReportTable(
    string Title,
    IReadOnlyList<string> Headers,
    IReadOnlyList<IReadOnlyList<string>> Rows) : ReportBlock;
