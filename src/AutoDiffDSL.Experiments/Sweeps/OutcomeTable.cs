using System.Globalization;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Sweeps;

/// <summary>The outcomes of a sweep: a row a combination of settings, over its seeds.</summary>
public static class OutcomeTable
{
    /// <summary>
    /// Columns: the settings, the number of runs, one for each way in which any run ended, the median of the step at
    /// which they did, and the median of each metric's last value (of the runs that have one).
    /// </summary>
    /// <param name="title">The heading.</param>
    /// <param name="grid">The grid of the sweep.</param>
    /// <param name="records">What <see cref="Sweep.Run"/> returned.</param>
    /// <param name="metrics">The metrics whose last values are shown.</param>
    public static ReportTable Of(
        string title, SweepGrid grid, IReadOnlyList<RunRecord> records, params string[] metrics)
    {
        string[] kinds = [.. records.Select(Kind).Distinct().Order(StringComparer.Ordinal)];
        string[] headers =
            [.. grid.Settings, "runs", .. kinds, "median step", .. metrics.Select(metric => "last " + metric)];
        var rows = records
            .GroupBy(record => string.Join('\n', record.Settings.Select(setting => setting.Value)))
            .Select(group => Row([.. group], kinds, metrics));
        return new ReportTable(title, headers, [.. rows]);
    }

    private static IReadOnlyList<string> Row(RunRecord[] runs, string[] kinds, string[] metrics) =>
    [
        .. runs[0].Settings.Select(setting => setting.Value),
        runs.Length.ToString(CultureInfo.InvariantCulture),
        .. kinds.Select(kind => runs.Count(run => Kind(run) == kind).ToString(CultureInfo.InvariantCulture)),
        Median(runs.Where(run => run.Ending is not null).Select(run => (double)run.Ending!.Step)),
        .. metrics.Select(metric => Median(runs
            .SelectMany(run => run.Metrics.Where(m => m.Name == metric && m.Count > 0))
            .Select(m => m.Values[^1]))),
    ];

    private static string Kind(RunRecord run) => run.Ending?.Kind ?? "no ending";

    private static string Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) return "-";
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return median.ToString("G4", CultureInfo.InvariantCulture);
    }
}
