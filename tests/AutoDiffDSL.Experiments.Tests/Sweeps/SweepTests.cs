using System.Collections.Concurrent;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sweeps;

namespace AutoDiffDSL.Experiments.Tests.Sweeps;

public sealed class SweepTests
{
    private static readonly SweepGrid s_grid =
        new SweepGrid("products").Over("left", 0.5, 2).Over("right", "one", "two / three").Seeds(3);

    [Fact]
    public void A_grid_has_every_combination_once()
    {
        SweepPoint[] points = [.. s_grid.Points];
        Assert.Equal(12, s_grid.Count);
        Assert.Equal(12, points.Select(p => p.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal([1, 2, 3, 1], points.Take(4).Select(p => p.Seed));
        Assert.Equal(["one", "one", "one", "two / three"], points.Take(4).Select(p => p.Text("right")));
        Assert.Equal([0.5, 2], points.Select(p => p.Real("left")).Distinct());
        Assert.All(
            points, p => Assert.DoesNotContain(p.Id, c => Path.GetInvalidFileNameChars().Contains(c) || c == ' '));
    }

    [Fact]
    public void Wrong_grids_are_refused_with_the_reason()
    {
        Assert.Throws<ArgumentException>("name", () => s_grid.Over("left", 1));
        Assert.Throws<ArgumentException>("values", () => s_grid.Over("new", Array.Empty<double>()));
        Assert.Throws<ArgumentException>("values", () => s_grid.Over("new", 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_grid.Seeds(0));
        SweepPoint point = s_grid.Points.First();
        Assert.Contains("it has left, right", Assert.Throws<ArgumentException>(() => point.Text("lift")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("name", () => point.Real("right"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Records_come_in_the_order_of_the_grid(int threads)
    {
        using TemporaryFolder folder = new();
        IReadOnlyList<RunRecord> records = new Sweep(s_grid, folder.Path, Work) { Threads = threads }.Run();
        Assert.Equal(
            s_grid.Points.Select(p => RunJson.ToText(Work(p, null!))), records.Select(RunJson.ToText));
    }

    [Fact]
    public void A_sweep_that_was_stopped_runs_the_rest_only()
    {
        using TemporaryFolder folder = new();
        using var cancel = new CancellationTokenSource();
        var first = new ConcurrentBag<string>();
        var stopped = new Sweep(s_grid, folder.Path, (point, context) =>
        {
            if (first.Count == 5) cancel.Cancel();
            context.Cancel.ThrowIfCancellationRequested();
            first.Add(point.Id);
            return Work(point, context);
        })
        { Threads = 2 };
        Assert.Throws<OperationCanceledException>(() => stopped.Run(cancel: cancel.Token));
        Assert.InRange(first.Count, 5, 7);

        var second = new ConcurrentBag<string>();
        IReadOnlyList<RunRecord> records = Counting(s_grid, folder, second).Run();
        int kept = s_grid.Count - second.Count;
        Assert.InRange(kept, 4, first.Count);
        Assert.Equal(s_grid.Points.Select(p => RunJson.ToText(Work(p, null!))), records.Select(RunJson.ToText));

        var third = new ConcurrentBag<string>();
        Counting(s_grid.Seeds(4), folder, third).Run();
        Assert.Equal(4, third.Count);
    }

    [Fact]
    public void A_run_that_fails_is_named_and_the_others_are_kept()
    {
        using TemporaryFolder folder = new();
        SweepPoint last = s_grid.Points.Last();
        var sweep = new Sweep(s_grid, folder.Path, (point, context) =>
            point == last || point.Id == last.Id ? throw new ArgumentException("bad start") : Work(point, context));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => sweep.Run());
        Assert.Contains(last.Id, error.Message, StringComparison.Ordinal);
        Assert.Contains("bad start", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(folder.Path, "*.json"));
    }

    [Fact]
    public void A_record_of_other_settings_is_refused()
    {
        using TemporaryFolder folder = new();
        var sweep = new Sweep(s_grid, folder.Path, (_, _) => new RunRecord("products", 1));
        Assert.Contains("NewRecord", Assert.Throws<InvalidOperationException>(() => sweep.Run()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_counts_outcomes_over_seeds()
    {
        using TemporaryFolder folder = new();
        ReportTable table = OutcomeTable.Of("t", s_grid, new Sweep(s_grid, folder.Path, Work).Run(), "loss");
        Assert.Equal(
            ["left", "right", "runs", "Converged", "NotANumber", "median step", "last loss"], table.Headers);
        Assert.Equal(["0.5", "one", "3", "2", "1", "2", "1"], table.Rows[0]);
        Assert.Equal(["2", "two / three", "3", "2", "1", "2", "4"], table.Rows[3]);
    }

    private static Sweep Counting(SweepGrid grid, TemporaryFolder folder, ConcurrentBag<string> ran) =>
        new(grid, folder.Path, (point, context) =>
        {
            ran.Add(point.Id);
            return Work(point, context);
        });

    /// <summary>Ends at the step of its seed, and badly for the third.</summary>
    private static RunRecord Work(SweepPoint point, SweepContext context)
    {
        RunRecord record = point.NewRecord();
        record.Metric("loss").Add(0, 9);
        record.Metric("loss").Add(1, 2 * point.Real("left"));
        record.Ending = new RunEnding(point.Seed == 3 ? "NotANumber" : "Converged", point.Seed);
        return record;
    }
}
