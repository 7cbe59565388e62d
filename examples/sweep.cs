#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// A sweep: a small tanh network learns a sine by gradient descent with momentum, for each step size and momentum of a
// grid and some seeds, on all cores. Every run is kept in a folder: kill the sweep, start it again, and it goes on.
//
//   dotnet run examples/sweep.cs
//   dotnet run examples/sweep.cs -- --seeds 20 --folder sweep-runs

using System.CommandLine;
using System.Globalization;
using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checkpoints;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Options;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Experiments.Sweeps;
using AutoDiffDSL.Optimizers;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Option<int> seeds = CheckedOption.Whole("--seeds", "Seeds at each step size and momentum", 1, 1000, 5);
Option<int> steps = CheckedOption.Whole("--steps", "Most steps of a run", 1, 10_000_000, 4000);
Option<string> folder = new("--folder")
{
    Description = "Where the runs are kept; a folder that has some goes on with them",
    DefaultValueFactory = _ => "sweep-runs",
};
Option<string?> output = CheckedOption.File("--output", "Where to write the report", "report.html", ".html");
RootCommand command = new("Outcomes of gradient descent over a grid of step sizes and momenta.")
{
    seeds, steps, folder, output,
};
command.SetAction((parsed, cancel) => Task.Run(() => Grid.Run(
    parsed.GetValue(seeds), parsed.GetValue(steps), parsed.GetValue(folder)!, parsed.GetValue(output)!, cancel)));
return await ExperimentCommand.RunAsync(command, args);

/// <summary>The sweep, its table and its chart.</summary>
internal static class Grid
{
    private const int Width = 12;
    private static readonly double[] s_inputs = [.. Enumerable.Range(0, 16).Select(i => (i - 7.5) / 7.5)];
    private static readonly double[] s_targets = [.. s_inputs.Select(x => Math.Sin(3 * x))];

    public static int Run(int seeds, int steps, string folder, string output, CancellationToken cancel)
    {
        SweepGrid grid = new SweepGrid("tanh network learns a sine")
            .Over("steps", steps)
            .Over("eta", 0.02, 0.1, 0.5, 12.5)
            .Over("momentum", 0, 0.9)
            .Seeds(seeds);
        var sweep = new Sweep(grid, folder, Train);
        IReadOnlyList<RunRecord> runs = [];
        LiveProgress.Run(board => runs = sweep.Run(board, cancel));

        ReportTable table = OutcomeTable.Of("Outcomes", grid, runs, "loss");
        Console.WriteLine();
        TextTable.Print(table, Console.Out);
        Console.WriteLine();
        List<Check> checks = Checks(grid, runs);
        bool holds = CheckTable.Print(checks, Console.Out);

        IEnumerable<Series> curves = runs.Where(run => run.Seed == 1).Select(run => Series.Of(run.Metric("loss")) with
        {
            Name = string.Join(", ", run.Settings.Skip(1).Select(setting => $"{setting.Name} {setting.Value}")),
        });
        var chart = new Chart(
            "Loss, seed 1", new Axis("step"), new Axis("loss", Scale: AxisScale.Log), [.. curves]);
        HtmlReport.Write(
            new Report(
                "A sweep of step size and momentum",
                "A tanh network of 12 units learns a sine on 16 points. A run converges at a loss of 0.001, and "
                + "diverges above 1000.",
                [],
                [table, CheckTable.ToReport("Checks", checks), chart]),
            output);
        Console.WriteLine($"report: {Path.GetFullPath(output)}; runs: {Path.GetFullPath(folder)}");
        return holds ? 0 : 1;
    }

    private static RunRecord Train(SweepPoint point, SweepContext context)
    {
        var optimizer = new PolyakMomentum(point.Real("eta"), point.Real("momentum"));
        var options = new MinimizerOptions
        {
            MaxSteps = (long)point.Real("steps"),
            TargetValue = 1e-3,
            DivergenceThreshold = 1e3,
        };
        var minimizer = new Minimizer(new Losses.SineObjective(s_inputs, s_targets, 3 * Width), optimizer, options);
        var random = new GaussianNumbers(point.Seed);
        double[] start = [.. Enumerable.Range(0, 3 * Width).Select(_ => random.Next())];
        return new Training(minimizer, start, point.NewRecord())
        {
            CheckpointPath = context.CheckpointPath,
            Measure = (run, record) =>
            {
                // The last one shown says how it ended, whatever its number.
                if (run.Current.Step % 20 == 0 || run.Outcome is not null)
                    record.Metric("loss").Add(run.Current.Step, run.Current.Value);
            },
        }.Run(cancel: context.Cancel).Record;
    }

    private static List<Check> Checks(SweepGrid grid, IReadOnlyList<RunRecord> runs) =>
    [
        Check.Count("runs that have ended", grid.Count, runs.Count(run => run.Ending is not null)),
        Check.Count("runs that diverge at eta 0.02", 0, Diverged(runs, "0.02")),
        Check.Count("runs that diverge at eta 12.5", runs.Count(run => Eta(run) == "12.5"), Diverged(runs, "12.5")),
    ];

    private static int Diverged(IReadOnlyList<RunRecord> runs, string eta) =>
        runs.Count(run => Eta(run) == eta && run.Ending!.Kind is "Diverged" or "Infinite" or "NotANumber");

    private static string Eta(RunRecord run) => run.Settings.First(setting => setting.Name == "eta").Value;
}

/// <summary>The loss; its gradient is generated.</summary>
public static partial class Losses
{
    /// <summary>Half the mean square error of a network with one input, one tanh layer and one output.</summary>
    [Loss]
    public static double Sine(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
    {
        int width = w.Length / 3;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = -y[i];
            for (int j = 0; j < width; j++) error += w[2 * width + j] * Math.Tanh(w[j] * x[i] + w[width + j]);
            sum += error * error;
        }

        return sum / (2 * x.Length);
    }
}
