using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Checks;

/// <summary>Runs rows one after another under a progress bar, prints them, and writes one report of all.</summary>
/// <param name="title">The title of the report.</param>
/// <param name="summary">What is shown, in a few sentences.</param>
/// <param name="rows">The rows, in order.</param>
public sealed class RowTable(string title, string summary, IReadOnlyList<CheckedRow> rows)
{
    /// <summary>The word that stands for all rows.</summary>
    public const string All = "all";

    /// <summary>What the command line may choose: <see cref="All"/>, then each row.</summary>
    public IReadOnlyList<string> Choices => [All, .. rows.Select(row => row.Id)];

    /// <summary>Runs rows, prints their figures and writes the report.</summary>
    /// <param name="choice">One of <see cref="Choices"/>.</param>
    /// <param name="path">Where to write the report.</param>
    /// <param name="settings">Settings to show in it; null for none.</param>
    /// <returns>0 if all figures are as expected, else 1: the exit code of an experiment.</returns>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    public int Run(string choice, string path, IReadOnlyList<Setting>? settings = null)
    {
        List<CheckedRow> chosen = [.. rows.Where(row => choice == All || row.Id == choice)];
        if (chosen.Count == 0)
            throw new ArgumentException($"There is no row '{choice}'.", nameof(choice));

        List<RowResult> results = [];
        LiveProgress.Run(board =>
        {
            IProgressItem bar = board.Start("rows", chosen.Count);
            foreach (CheckedRow row in chosen)
            {
                results.Add(row.Run(board));
                bar.Report(results.Count, row.Id);
            }

            bar.Finish();
        });

        bool holds = true;
        List<ReportBlock> blocks = [];
        foreach ((CheckedRow row, RowResult result) in chosen.Zip(results))
        {
            Console.WriteLine($"\n{row.Id}: {row.Title}");
            holds &= CheckTable.Print(result.Checks, Console.Out);
            blocks.Add(CheckTable.ToReport($"{row.Id}: {row.Title}", result.Checks));
            blocks.AddRange(result.Blocks);
        }

        HtmlReport.Write(new Report(title, summary, settings ?? [], blocks), path);
        Console.WriteLine(
            $"\n{(holds ? "All figures are as expected." : "Some figures are NOT as expected.")} "
            + $"Report: {Path.GetFullPath(path)}");
        return holds ? 0 : 1;
    }
}
