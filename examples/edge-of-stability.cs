#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Stability/AutoDiffDSL.Stability.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// Gradient descent on a small network drives the largest eigenvalue of the Hessian, the sharpness, up to 2/eta, where a
// quadratic would diverge, and then hovers there while the loss goes on falling:
// Cohen, Kaur, Li, Kolter, Talwalkar, "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability",
// ICLR 2021. The loss below is ordinary C#; its gradient and its Hessian-vector product are generated.
//
//   dotnet run examples/edge-of-stability.cs
//   dotnet run examples/edge-of-stability.cs -- --degree 5 --eta 0.2 --seed 3
//   dotnet run examples/edge-of-stability.cs -- --data digits
//   dotnet run examples/edge-of-stability.cs -- --seeds 5
//   dotnet run examples/edge-of-stability.cs -- --help

using System.CommandLine;
using System.Globalization;
using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Options;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Stability;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Option<string> data = CheckedOption.Choice(
    "--data", "What is learnt, a polynomial on 20 points or 1,797 images of 8x8 pixels", "chebyshev", "digits");
Option<int> degree = CheckedOption.Whole("--degree", "Degree of the Chebyshev polynomial", 1, 20, 4);
Option<double> eta = CheckedOption.Real("--eta", "Step size of gradient descent (digits: 0.4)", 0.000001, 10, 0.1);
Option<int> seed = CheckedOption.Whole("--seed", "Seed of the initial weights", 0, int.MaxValue, 1);
Option<int> steps = CheckedOption.Whole(
    "--steps", "Most steps of a run (digits: 10,000); it ends sooner, 20,000 steps (digits: 1,000) after the crossing",
    1, 10_000_000, 100_000);
Option<int> every = CheckedOption.Whole(
    "--every", "Steps between two measurements of the sharpness (digits: 50)", 1, 10_000, 25);
Option<int> seeds = CheckedOption.Whole(
    "--seeds", "Run the table instead: that many seeds for each of degree 3, 4, 5 and eta 0.2, 0.1", 1, 1000, 5);
Option<string?> output = CheckedOption.File("--output", "Where to write the report", "report.html", ".html");
Option<string?> recordFile = CheckedOption.File(
    "--record", "Where to write the run, as .csv or .json", null, ".csv", ".json");

RootCommand command = new("Progressive sharpening and the edge of stability of gradient descent.")
{
    data, degree, eta, seed, steps, every, seeds, output, recordFile,
};
command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, cancel)));
return await ExperimentCommand.RunAsync(command, args);

int Run(ParseResult parsed, CancellationToken cancel)
{
    bool digits = parsed.GetValue(data) == "digits";
    if (digits && (parsed.Gave(degree) || parsed.Gave(seeds)))
        return Misused("--degree and --seeds belong to --data chebyshev; leave them out with --data digits.");
    if (parsed.Gave(seeds) && (parsed.Gave(seed) || parsed.Gave(recordFile)))
        return Misused("--seed and --record belong to a single run; leave them out with --seeds.");

    RunLimits limits = digits
        ? new RunLimits(
            parsed.Gave(steps) ? parsed.GetValue(steps) : 10_000, 200, 1_000,
            parsed.Gave(every) ? parsed.GetValue(every) : 50)
        : new RunLimits(parsed.GetValue(steps), 1_000, 20_000, parsed.GetValue(every));

    if (parsed.Gave(seeds))
    {
        int[] degrees = parsed.Gave(degree) ? [parsed.GetValue(degree)] : [3, 4, 5];
        double[] etas = parsed.Gave(eta) ? [parsed.GetValue(eta)] : [0.2, 0.1];
        return SeedTable.Run(degrees, etas, parsed.GetValue(seeds), limits, parsed.GetValue(output)!, cancel);
    }

    double stepSize = digits && !parsed.Gave(eta) ? Problem.DigitsEta : parsed.GetValue(eta);

    // A smaller step follows the gradient flow more closely, and that may fit the data before it gets so sharp.
    bool mustCross = !parsed.Gave(steps) && stepSize >= 0.1;
    Problem problem = digits ? Problem.Digits() : Problem.Chebyshev(parsed.GetValue(degree));
    return SingleRun.Run(
        problem, stepSize, parsed.GetValue(seed), limits, mustCross, parsed.GetValue(output)!,
        parsed.GetValue(recordFile), cancel);
}

static int Misused(string error)
{
    Console.Error.WriteLine(error);
    return ExperimentCommand.Misused;
}

/// <summary>The losses; everything that starts with their names is generated.</summary>
public static partial class Network
{
    /// <summary>
    /// Half the mean square error of a network with one input, one hidden tanh layer and one output without a bias.
    /// </summary>
    /// <param name="w">For n hidden units: n input weights, n biases, n output weights.</param>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The wanted outputs.</param>
    [Loss]
    public static double Loss(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
    {
        int width = w.Length / 3;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double output = 0;
            for (int j = 0; j < width; j++)
                output += w[2 * width + j] * Math.Tanh(w[j] * x[i] + w[width + j]);

            double error = output - y[i];
            sum += error * error;
        }

        return sum / (2 * x.Length);
    }

    /// <summary>Half the square error of a 64-32-10 tanh network on one image; the label is one-hot.</summary>
    /// <param name="w">32 rows of 64 input weights, 32 biases, 10 rows of 32 output weights, 10 biases.</param>
    /// <param name="pixels">64 pixels.</param>
    /// <param name="label">The digit, 0 to 9.</param>
    [Loss(PerSample = true)]
    public static double DigitLoss(
        ReadOnlySpan<double> w, [Sample] ReadOnlySpan<double> pixels, [Sample] int label)
    {
        Span<double> hidden = stackalloc double[32];
        for (int j = 0; j < 32; j++)
        {
            double sum = w[2048 + j];
            for (int p = 0; p < 64; p++) sum += w[64 * j + p] * pixels[p];
            hidden[j] = Math.Tanh(sum);
        }

        double loss = 0;
        for (int c = 0; c < 10; c++)
        {
            double error = w[2400 + c];
            for (int j = 0; j < 32; j++) error += w[2080 + 32 * c + j] * hidden[j];
            if (c == label) error -= 1;
            loss += error * error;
        }

        return 0.5 * loss;
    }
}

/// <summary>What is learnt, and from which weights.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="NewObjective">Binds the data; one objective for each thread.</param>
/// <param name="Start">The initial weights of a seed.</param>
internal sealed record Problem(string Name, Func<IHessianObjective> NewObjective, Func<int, double[]> Start)
{
    private const int Width = 100;

    /// <summary>A step size at which the digits network crosses 2/eta within a few thousand steps.</summary>
    public const double DigitsEta = 0.4;

    /// <summary>Whether the published bands apply.</summary>
    public bool IsChebyshev { get; private init; }

    /// <summary>T_k on 20 evenly spaced points in [-1, 1], by a 1-100-1 network; as in the paper, section 3.</summary>
    public static Problem Chebyshev(int degree)
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => -1 + 2 * i / 19.0)];
        double[] y = [.. x.Select(value => Math.Cos(degree * Math.Acos(Math.Clamp(value, -1, 1))))];
        return new Problem(
            $"Chebyshev polynomial of degree {degree}",
            () => new Network.LossObjective(x, y, 3 * Width),
            seed =>
            {
                double[] w = new double[3 * Width];
                GaussianNumbers random = new(seed);
                random.FillXavier(w.AsSpan(0, Width), 1.9, fanIn: 1, fanOut: Width);
                random.FillXavier(w.AsSpan(2 * Width), 1, fanIn: Width, fanOut: 1);
                return w;
            })
        {
            IsChebyshev = true,
        };
    }

    /// <summary>The 1,797 digits; each pixel less its mean, divided by 16, the darkest.</summary>
    public static Problem Digits()
    {
        string folder = (string?)AppContext.GetData("EntryPointFileDirectoryPath") ?? "examples";
        string[] lines = File.ReadAllLines(Path.Combine(folder, "data", "digits.csv"));
        int[][] rows = [.. lines.Select(line => line.Split(',').Select(int.Parse).ToArray())];
        double[] mean = [.. Enumerable.Range(0, 64).Select(p => rows.Average(row => row[p]))];
        double[] pixels = [.. rows.SelectMany(row => mean.Select((average, p) => (row[p] - average) / 16))];
        int[] labels = [.. rows.Select(row => row[64])];
        return new Problem(
            "1,797 handwritten digits",
            () => new Network.DigitLossObjective(pixels, 64, labels, 2410),
            seed =>
            {
                double[] w = new double[2410];
                GaussianNumbers random = new(seed);
                random.FillXavier(w.AsSpan(0, 2048), 1, fanIn: 64, fanOut: 32);
                random.FillXavier(w.AsSpan(2080, 320), 1, fanIn: 32, fanOut: 10);
                return w;
            });
    }
}

/// <summary>When a run ends and when it is measured, in steps.</summary>
/// <param name="Most">The most steps of a run.</param>
/// <param name="SettlingAfter">How long after the crossing hovering begins.</param>
/// <param name="EndAfter">How long after the crossing the run ends.</param>
/// <param name="Every">How far two measurements of the sharpness are apart.</param>
internal sealed record RunLimits(int Most, int SettlingAfter, int EndAfter, int Every);

/// <summary>A run with what the analysis needs of it.</summary>
/// <param name="Record">Settings, loss at each step, sharpness at each measurement.</param>
/// <param name="Eta">The step size.</param>
/// <param name="Crossing">The first measured step with sharpness above 2/eta; null without one.</param>
/// <param name="End">Why the run ended.</param>
/// <param name="Hovering">Mean of eta/2 times sharpness while hovering; NaN if the run ended before.</param>
internal sealed record Outcome(RunRecord Record, double Eta, long? Crossing, string End, double Hovering)
{
    public Metric Loss => Record.Metric("loss");

    public Metric Sharpness => Record.Metric("sharpness");

    /// <summary>The largest certified error of a sharpness, as a share of it.</summary>
    public double Residual => Record.Metric("sharpness residual").Values.Zip(Sharpness.Values, (r, s) => r / s).Max();

    /// <summary>How far the mean sharpness may lie from 2/eta: the published band for one run.</summary>
    public double Band => Eta <= 0.1 ? 0.005 : 0.1;
}

/// <summary>Full-batch gradient descent, measured as it goes.</summary>
internal static class Descent
{
    /// <summary>The residual allowed for in an eigenvalue, as a share of it; the error is about its square.</summary>
    public const double Tolerance = 1e-4;

    public static Outcome Run(
        Problem problem, double eta, int seed, RunLimits limits, Action<long, long, string> report,
        CancellationToken cancel)
    {
        RunRecord run = new($"{problem.Name}, eta {eta}, seed {seed}", seed);
        run.Set("data", problem.Name);
        run.Set("step size eta", eta);
        run.Set("threshold 2/eta", 2 / eta);
        run.Set("seed", seed);
        run.Set("steps between measurements", limits.Every);
        Metric loss = run.Metric("loss"), sharpness = run.Metric("sharpness");
        Metric residual = run.Metric("sharpness residual");

        IHessianObjective objective = problem.NewObjective();
        SharpnessOptions options = new() { Tolerance = Tolerance };
        double[] w = problem.Start(seed);
        double[] gradient = new double[w.Length];
        run.Set("weights", w.Length);

        long? crossing = null;
        long last = limits.Most;
        string end = "ended by itself";
        for (long step = 0; ; step++)
        {
            double value = objective.Gradient(w, gradient);
            loss.Add(step, value);
            if (!double.IsFinite(value))
            {
                end = $"diverged at step {step:N0}; a smaller --eta may converge";
                break;
            }

            if (step % limits.Every == 0)
            {
                SharpnessMeasurement measured = Sharpness.Measure(objective, w, options);
                sharpness.Add(step, measured.Value);
                residual.Add(step, measured.ResidualBound);
                options = options with { WarmStart = measured.Eigenvector is { Length: > 0 } vector ? vector : null };
                if (crossing is null && sharpness.Values[^1] > 2 / eta)
                {
                    crossing = step;
                    last = Math.Min(limits.Most, step + limits.EndAfter);
                }

                report(step, last, $"loss {value:0.00E+0}  eta*sharpness {eta * sharpness.Values[^1]:F3}");
            }

            if (step == last) break;
            if (cancel.IsCancellationRequested)
            {
                end = $"stopped by hand at step {step:N0}";
                break;
            }

            for (int i = 0; i < w.Length; i++) w[i] -= eta * gradient[i];
        }

        bool hovered = crossing + limits.EndAfter <= loss.Steps[^1];
        double hovering = hovered
            ? eta / 2 * sharpness.Mean(crossing!.Value + limits.SettlingAfter, crossing.Value + limits.EndAfter)
            : double.NaN;
        return new Outcome(run, eta, crossing, end, hovering);
    }
}

/// <summary>One run: live, checked, and reported with its charts.</summary>
internal static class SingleRun
{
    public static int Run(
        Problem problem, double eta, int seed, RunLimits limits, bool mustCross, string output, string? recordFile,
        CancellationToken cancel)
    {
        Outcome outcome = null!;
        LiveProgress.Run(board =>
        {
            IProgressItem bar = board.Start($"eta {eta}, seed {seed}", limits.Most);
            outcome = Descent.Run(problem, eta, seed, limits, (step, last, status) =>
            {
                bar.Total = last;
                bar.Report(step, status);
            }, cancel);
            bar.Finish(outcome.End);
        });

        List<Check> checks = Checks(problem, outcome, mustCross);
        bool holds = CheckTable.Print(checks, Console.Out);
        if (outcome.Crossing is null)
            Console.WriteLine("The sharpness did not cross 2/eta; more --steps or a larger --eta may make it.");
        else if (outcome.Crossing == 0)
            Console.WriteLine("The sharpness lies above 2/eta from the start; a smaller --eta shows it rise.");
        HtmlReport.Write(Report(problem, outcome, limits, checks), output);
        Console.WriteLine($"report: {Path.GetFullPath(output)}");
        if (recordFile is not null)
        {
            if (Path.GetExtension(recordFile) == ".csv") RunCsv.Write(outcome.Record, recordFile);
            else RunJson.Write(outcome.Record, recordFile);
            Console.WriteLine($"record: {Path.GetFullPath(recordFile)}");
        }

        return holds ? 0 : 1;
    }

    private static List<Check> Checks(Problem problem, Outcome outcome, bool mustCross)
    {
        List<Check> checks = [Check.Between("relative residual of a sharpness", 0, Descent.Tolerance, outcome.Residual)];
        if (problem.IsChebyshev)
            checks.Add(Check.Between("sharpness at the start", 2.3, 4.2, outcome.Sharpness.Values[0]));
        if (outcome.Crossing is long crossing)
        {
            checks.Add(new Check("sharpness crosses 2/eta", "yes", $"yes, at step {crossing:N0}", Holds: true));
            long last = outcome.Loss.Steps[^1];
            double before = outcome.Loss.Values[(int)crossing];
            double after = outcome.Loss.Median(last - (last - crossing) / 5, last);
            checks.Add(new Check(
                "median of the last losses", $"below {before:G3}, as at the crossing", $"{after:G3}", after < before));
        }
        else if (mustCross)
        {
            checks.Add(new Check("sharpness crosses 2/eta", "yes", "no", Holds: false));
        }

        if (!double.IsNaN(outcome.Hovering))
        {
            double threshold = 2 / outcome.Eta;
            double band = problem.IsChebyshev ? outcome.Band : 0.1;
            checks.Add(Check.Relative("mean sharpness hovering", threshold, outcome.Hovering * threshold, band));
        }

        return checks;
    }

    private static Report Report(Problem problem, Outcome outcome, RunLimits limits, List<Check> checks)
    {
        ReferenceLine[] crossing = outcome.Crossing is long step
            ? [new ReferenceLine(step, $"crossing, step {step:N0}", ReferenceDirection.Vertical)]
            : [];
        Axis steps = new("step");
        double eta = outcome.Eta;
        return new Report(
            "The edge of stability",
            $"Full-batch gradient descent on {problem.Name}. The sharpness, the largest eigenvalue of the Hessian of "
            + $"the loss, rises until it reaches 2/eta = {2 / eta:G4} and then hovers there. The run {outcome.End}.",
            outcome.Record.Settings,
            [
                CheckTable.ToReport("Expected and found", checks),
                new Chart(
                    "Sharpness", steps, new Axis("largest eigenvalue of the Hessian"), [Series.Of(outcome.Sharpness)])
                {
                    References = [new ReferenceLine(2 / eta, $"2/eta = {2 / eta:G4}"), .. crossing],
                    Caption = $"Measured every {limits.Every} steps, by Lanczos iteration on exact Hessian products.",
                },
                new Chart("Loss", steps, new Axis("loss", Scale: AxisScale.Log), [Series.Of(outcome.Loss)])
                {
                    References = crossing,
                    Caption = "Smooth before the crossing; after it the loss oscillates, and yet falls over time.",
                },
                new Chart(
                    "Step size times sharpness", steps, new Axis("eta * sharpness"),
                    [Series.Of(outcome.Sharpness, "eta * sharpness", eta)])
                {
                    References = [new ReferenceLine(2, "2: a quadratic diverges above"), .. crossing],
                    Caption = "The same curve in units of the step size.",
                },
            ]);
    }
}

/// <summary>Many seeds for each degree and step size, on all cores, and their medians.</summary>
internal static class SeedTable
{
    public static int Run(
        int[] degrees, double[] etas, int seeds, RunLimits limits, string output, CancellationToken cancel)
    {
        (int Degree, double Eta, int Seed)[] cases =
        [
            .. from degree in degrees
               from eta in etas
               from seed in Enumerable.Range(1, seeds)
               select (degree, eta, seed),
        ];
        Outcome[] outcomes = RunAll(cases, limits, cancel);

        List<Check> checks = [];
        List<IReadOnlyList<string>> rows = [];
        List<ReportBlock> charts = [];
        foreach (IGrouping<(int Degree, double Eta), Outcome> group in cases.Zip(outcomes)
            .GroupBy(pair => (pair.First.Degree, pair.First.Eta), pair => pair.Second))
        {
            (int degree, double eta) = group.Key;
            string name = $"k = {degree}, eta = {eta}";
            double[] hovering = [.. group.Select(outcome => outcome.Hovering).Order()];
            double median = (hovering[(seeds - 1) / 2] + hovering[seeds / 2]) / 2;
            double band = group.First().Band;
            Outcome farthest = group.MaxBy(outcome => Math.Abs(outcome.Hovering - 1))!;
            int crossed = group.Count(outcome => outcome.Crossing is not null);
            checks.Add(Check.Count($"{name}: runs that cross 2/eta", seeds, crossed));
            double[] starts = [.. group.Select(outcome => outcome.Sharpness.Values[0])];
            checks.Add(new Check(
                $"{name}: sharpness at the start", "2.3 to 4.2", $"{starts.Min():F3} to {starts.Max():F3}",
                starts.Min() >= 2.3 && starts.Max() <= 4.2));
            checks.Add(Check.Relative($"{name}: median of the mean sharpness", 2 / eta, 2 / eta * median, 0.03));
            checks.Add(Check.Relative(
                $"{name}: mean sharpness farthest from 2/eta", 2 / eta, 2 / eta * farthest.Hovering, band));
            rows.AddRange(group.Select(outcome => (string[])
            [
                name, $"{outcome.Record.Seed}", $"{outcome.Sharpness.Values[0]:F3}", $"{outcome.Crossing:N0}",
                $"{2 / eta * outcome.Hovering:F3}", $"{outcome.Hovering:F4}", $"{outcome.Loss.Values[^1]:0.00E+0}",
            ]));
            charts.Add(new Chart(
                $"Step size times sharpness, {name}", new Axis("step"), new Axis("eta * sharpness"),
                [.. group.Select(outcome => Series.Of(outcome.Sharpness, $"seed {outcome.Record.Seed}", eta))])
            {
                References = [new ReferenceLine(2, "2/eta")],
            });
        }

        bool holds = CheckTable.Print(checks, Console.Out);
        Report report = new(
            "The edge of stability: medians over seeds",
            "Full-batch gradient descent on Chebyshev polynomials T_k. The mean sharpness is taken over the steps "
            + $"{limits.SettlingAfter:N0} to {limits.EndAfter:N0} after it crosses 2/eta.",
            [new Setting("seeds", $"1 to {seeds}"), new Setting("most steps", $"{limits.Most:N0}")],
            [
                CheckTable.ToReport("Expected and found", checks),
                new ReportTable(
                    "Runs",
                    ["run", "seed", "sharpness at the start", "crossing", "mean sharpness", "times eta/2", "last loss"],
                    rows),
                .. charts,
            ]);
        HtmlReport.Write(report, output);
        Console.WriteLine($"report: {Path.GetFullPath(output)}");
        return holds ? 0 : 1;
    }

    private static Outcome[] RunAll(
        (int Degree, double Eta, int Seed)[] cases, RunLimits limits, CancellationToken cancel)
    {
        Outcome[] outcomes = new Outcome[cases.Length];
        LiveProgress.Run(board =>
        {
            IProgressItem bar = board.Start($"{cases.Length} runs", cases.Length);
            Lock gate = new();
            int ended = 0;
            Parallel.For(0, cases.Length, i =>
            {
                (int degree, double eta, int seed) = cases[i];
                outcomes[i] = Descent.Run(Problem.Chebyshev(degree), eta, seed, limits, (_, _, _) => { }, cancel);
                lock (gate) bar.Report(++ended, outcomes[i].Record.Name);
            });
            bar.Finish();
        });
        return outcomes;
    }
}
