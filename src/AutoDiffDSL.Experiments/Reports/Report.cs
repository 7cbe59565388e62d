using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Reports;

/// <summary>What an experiment found, in the order in which it is read.</summary>
/// <param name="Title">The title of the page.</param>
/// <param name="Summary">What was done and what came out, in a few sentences.</param>
/// <param name="Settings">The settings of the run, shown as a table.</param>
/// <param name="Blocks">Text, tables and charts.</param>
public sealed record Report(
    string Title,
    string Summary,
    IReadOnlyList<Setting> Settings,
    IReadOnlyList<ReportBlock> Blocks);
