namespace AutoDiffDSL.Experiments.Reports;

/// <summary>A paragraph under an optional heading.</summary>
/// <param name="Heading">The heading; empty for none.</param>
/// <param name="Text">Plain text; it is escaped, never read as markup.</param>
public sealed record ReportText(string Heading, string Text) : ReportBlock;
