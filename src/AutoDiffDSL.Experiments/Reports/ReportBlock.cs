namespace AutoDiffDSL.Experiments.Reports;

/// <summary>One piece of a report: text, a table or a chart.</summary>
public abstract record ReportBlock
{
    private protected ReportBlock()
    {
    }
}
