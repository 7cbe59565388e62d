using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Checks;

/// <summary>Shows checks as aligned lines of text or as a table of a report.</summary>
public static class CheckTable
{
    private static readonly string[] _headers = ["figure", "expected", "found", "verdict"];

    /// <summary>Writes one aligned line a check under a header, and returns whether all hold.</summary>
    public static bool Print(IReadOnlyCollection<Check> checks, TextWriter writer)
    {
        TextTable.Print(_headers, checks.Select(Cells), writer);
        return checks.All(check => check.Holds);
    }

    /// <summary>The same as a block of a report.</summary>
    public static ReportTable ToReport(string title, IReadOnlyCollection<Check> checks) =>
        new(title, _headers, [.. checks.Select(Cells)]);

    private static string[] Cells(Check check) => [check.Name, check.Expected, check.Found, check.Verdict];
}
