#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj
#:project ../src/AutoDiffDSL.Stability/AutoDiffDSL.Stability.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// A network as wide as the one that made the data often ends in a poor local minimum; one twice as wide does not.
// The teacher is a sum of 20 orthonormal ReLU units of Gaussian inputs, so that the expected loss has a closed form:
// Safran and Shamir, "Spurious Local Minima are Common in Two-Layer ReLU Neural Networks", ICML 2018; in J. D. Lee,
// "Towards a Foundation of Deep Learning", 2019. The kernel is that of Cho and Saul (2009). The gradient is generated.
//
//   dotnet run examples/overparametrization.cs
//   dotnet run examples/overparametrization.cs -- --seeds 8 --widths 20,25,40

using System.CommandLine;
using System.Globalization;
using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Options;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Option<int> seeds = CheckedOption.Whole("--seeds", "Starts of each width", 1, 10_000, 40);
Option<string> widths = new("--widths")
{
    Description = "Numbers of student units, with commas between them",
    DefaultValueFactory = _ => "20,40",
};
widths.Validators.Add(result =>
{
    if (Widths(result.GetValueOrDefault<string>() ?? "") is null)
    {
        result.AddError(
            "--widths takes whole numbers from 1 to 1,000 with commas between, for example --widths 20,40.");
    }
});
Option<string?> output = CheckedOption.File("--output", "Where to write the report", "report.html", ".html");
RootCommand command = new("How often gradient descent fits a teacher, by the width of the student.")
{
    seeds, widths, output,
};
command.SetAction(parsed => Counting.Run(
    parsed.GetValue(seeds), Widths(parsed.GetValue(widths)!)!, parsed.GetValue(output)!));
return await ExperimentCommand.RunAsync(command, args);

static int[]? Widths(string text)
{
    List<int> numbers = [];
    foreach (string part in text.Split(','))
    {
        if (!int.TryParse(part, out int width) || width is < 1 or > 1000) return null;
        numbers.Add(width);
    }

    return [.. numbers];
}

/// <summary>The loss; its gradient and Hessian product are generated.</summary>
public static partial class Student
{
    /// <summary>
    /// Half the mean, over Gaussian inputs, of the squared difference of two sums of ReLU units: that of the student's
    /// weights, and that of a teacher whose units are the coordinates.
    /// </summary>
    /// <param name="w">The student's units, row by row.</param>
    /// <param name="units">The teacher's units, which is also the number of inputs.</param>
    [Loss]
    public static double Loss(ReadOnlySpan<double> w, int units)
    {
        int width = w.Length / units;
        Span<double> norm = stackalloc double[width];
        for (int i = 0; i < width; i++)
        {
            double square = 0;
            for (int k = 0; k < units; k++) square += w[i * units + k] * w[i * units + k];
            norm[i] = Math.Sqrt(square);
        }

        double sum = 0;
        for (int i = 0; i < width; i++)
        {
            // A unit with itself, E relu(w x)^2, is half its square norm.
            sum += 0.25 * norm[i] * norm[i];
            for (int j = 0; j < i; j++)
            {
                double inner = 0;
                for (int k = 0; k < units; k++) inner += w[i * units + k] * w[j * units + k];
                sum += Kernel(inner, norm[i] * norm[j]);
            }

            for (int k = 0; k < units; k++) sum -= Kernel(w[i * units + k], norm[i]);
        }

        // The teacher with itself: units of norm 1, at right angles.
        return sum + 0.25 * units + 0.5 * units * (units - 1) / (2 * Math.PI);
    }

    /// <summary>E relu(u x) relu(v x) from the inner product of u and v and the product of their norms.</summary>
    private static double Kernel(double inner, double norms)
    {
        // sin(angle) as a root of (1 - c)(1 + c); at c = 1 the angle's derivative is infinite, the kernel's is not.
        double cosine = inner / norms;
        double bounded = Math.Min(Math.Max(cosine, -0.9999999999), 0.9999999999);
        double sine = Math.Sqrt((1 - bounded) * (1 + bounded));
        return norms * (sine + (Math.PI - Math.Acos(bounded)) * bounded) / (2 * Math.PI);
    }
}

/// <summary>Runs, counted.</summary>
internal static class Counting
{
    private const int Teacher = 20, Steps = 6000;
    private const double Eta = 0.1, Fitted = 1e-3;

    public static int Run(int seeds, int[] widths, string path)
    {
        (int Width, int Seed)[] cases =
            [.. from width in widths from seed in Enumerable.Range(1, seeds) select (width, seed)];
        RunRecord[] runs = new RunRecord[cases.Length];
        double[][] weights = new double[cases.Length][];
        LiveProgress.Run(board =>
        {
            IProgressItem bar = board.Start($"{cases.Length} runs", cases.Length);
            Lock gate = new();
            int ended = 0;
            Parallel.For(0, cases.Length, i =>
            {
                (runs[i], weights[i]) = One(cases[i].Width, cases[i].Seed);
                lock (gate) bar.Report(++ended, runs[i].Name);
            });
            bar.Finish();
        });

        List<Check> checks = [];
        List<ReportBlock> charts = [];
        List<IReadOnlyList<string>> rows = [];
        foreach (int width in widths)
        {
            RunRecord[] own = [.. runs.Where((_, i) => cases[i].Width == width)];
            double[] ends = [.. own.Select(run => run.Metric("loss").Values[^1])];
            int fitted = ends.Count(loss => loss < Fitted);
            string name = $"width {width}: runs that fit, of {seeds}";
            checks.Add(width switch
            {
                Teacher => new Check(name, $"at most {seeds / 4}", $"{fitted}", fitted <= seeds / 4),
                2 * Teacher => Check.Count(name, seeds, fitted),
                _ => new Check(name, "not stated", $"{fitted}", Holds: true),
            });
            rows.Add([$"{width}", $"{fitted} of {seeds}", $"{ends.Min():G3}", $"{ends.Max():G3}"]);
            charts.Add(new Chart(
                $"Width {width}", new Axis("step"), new Axis("loss", Scale: AxisScale.Log),
                [.. own.Take(8).Select(run => Series.Of(run.Metric("loss"), $"seed {run.Seed}"))])
            {
                References = [new ReferenceLine(Fitted, "fitted")],
                Caption = "The first eight seeds; a run ends once it fits.",
            });
        }

        int stuck = Array.FindIndex(runs, run => run.Metric("loss").Values[^1] >= Fitted);
        if (stuck >= 0) checks.Add(Stuck(runs[stuck].Name, weights[stuck]));
        bool holds = CheckTable.Print(checks, Console.Out);
        HtmlReport.Write(
            new Report(
                "Overparametrization helps",
                $"A student of ReLU units learns a teacher of {Teacher} orthonormal ones by gradient descent on the "
                + "expected loss over Gaussian inputs.",
                [new Setting("step size", $"{Eta}"), new Setting("most steps", $"{Steps:N0}")],
                [
                    CheckTable.ToReport("Expected and found", checks),
                    new ReportTable("Losses at the end", ["width", "fit", "lowest", "highest"], rows),
                    .. charts,
                ]),
            path);
        Console.WriteLine($"report: {Path.GetFullPath(path)}");
        return holds ? 0 : 1;
    }

    private static (RunRecord Run, double[] Weights) One(int width, int seed)
    {
        RunRecord run = new($"width {width}, seed {seed}", seed);
        Metric loss = run.Metric("loss");
        GaussianNumbers random = new(seed);
        double[] w = [.. Enumerable.Range(0, width * Teacher).Select(_ => random.Next() / Math.Sqrt(Teacher))];
        MinimizerRun descent = new Minimizer(
            new Student.LossObjective(Teacher, w.Length), new GradientDescent(Eta),
            new MinimizerOptions { MaxSteps = Steps, TargetValue = Fitted * 0.999 }).Start(w);
        foreach (StepValue step in descent)
        {
            if (step.Step % 20 == 0 || descent.Outcome is not null) loss.Add(step.Step, step.Value);
        }

        return (run, descent.Parameters.ToArray());
    }

    /// <summary>A run that is stuck is near a local minimum: its lowest eigenvalue is positive.</summary>
    private static Check Stuck(string run, double[] weights)
    {
        CriticalPoint point = CriticalPoint.Classify(
            new Student.LossObjective(Teacher, weights.Length), weights,
            new CriticalPointOptions { GradientTolerance = 1e-3 });
        return new Check(
            $"{run} is stuck, by its Hessian, at a", "Minimum",
            $"{point.Kind}, lowest eigenvalue {point.Lowest?.Value:G3}, gradient norm {point.GradientNorm:G3}",
            point.Kind == CriticalPointKind.Minimum);
    }
}
