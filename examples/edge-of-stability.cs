#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj
#:project ../src/AutoDiffDSL.Stability/AutoDiffDSL.Stability.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// Gradient descent on a small network drives the largest eigenvalue of the Hessian, the sharpness, up to 2/eta, where a
// quadratic would diverge, and then hovers there while the loss goes on falling:
// Cohen, Kaur, Li, Kolter, Talwalkar, "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability",
// ICLR 2021. The loss below is ordinary C#; its gradient and its Hessian-vector product are generated. This file is
// that experiment, row E2; the other rows, from momentum to the central flow, stand one a file in edge-of-stability/.
//
//   dotnet run examples/edge-of-stability.cs
//   dotnet run examples/edge-of-stability.cs -- --degree 5 --eta 0.2 --seed 3
//   dotnet run examples/edge-of-stability.cs -- --data digits
//   dotnet run examples/edge-of-stability.cs -- --seeds 5
//   dotnet run examples/edge-of-stability.cs -- --row E8
//   dotnet run examples/edge-of-stability.cs -- --help

using System.CommandLine;
using System.Globalization;
using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Options;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;
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

RowTable table = new(
    "At the edge of stability",
    "What happens where the sharpness meets the threshold of an optimizer, and the tools with which it is seen.",
    [
        new("E1", "Thresholds from stability polynomials, and certified eigenvalues", _ => ThresholdRow.Run()),
        new("E3", "Momentum and Adam at their own thresholds", MomentumRow.Run),
        new("E4", "Gradient flow, and its distance from gradient descent", FlowRow.Run),
        new("E5", "A deep linear network", DeepLinearRow.Run),
        new("E7", "The catapult", _ => CatapultRow.Run()),
        new("E8", "Self-stabilization and the central flow", CentralFlowRow.Run),
        new("E9", "Spectra, traces, Gauss-Newton and Fisher matrices", SpectrumRow.Run),
        new("E10", "A live guard", _ => GuardRow.Run()),
    ]);
Option<string> row = CheckedOption.Choice(
    "--row", "Which figures; E2 is the run itself", ["E2", .. table.Choices]);
RootCommand command = new("Progressive sharpening and the edge of stability of gradient descent.")
{
    row, data, degree, eta, seed, steps, every, seeds, output, recordFile,
};
command.SetAction((parsed, cancel) => Task.Run(() => Run(parsed, cancel)));
return await ExperimentCommand.RunAsync(command, args);

int Run(ParseResult parsed, CancellationToken cancel)
{
    if (parsed.GetValue(row) is string chosen and not "E2")
    {
        Option[] ofTheRun = [data, degree, eta, seed, steps, every, seeds, recordFile];
        return ofTheRun.Any(parsed.Gave)
            ? Misused("The other options but --output belong to the run of E2; leave them out with --row.")
            : table.Run(chosen, parsed.GetValue(output)!);
    }

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
    [Loss(Modes = Modes.Gradient | Modes.Hvp | Modes.Third)]
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

    /// <summary>Half the square error of a 64-n-10 tanh network on one image; the label is one-hot.</summary>
    /// <param name="w">n rows of 64 input weights, n biases, 10 rows of n output weights, 10 biases.</param>
    /// <param name="pixels">64 pixels.</param>
    /// <param name="label">The digit, 0 to 9.</param>
    [Loss(PerSample = true)]
    public static double DigitLoss(
        ReadOnlySpan<double> w, [Sample] ReadOnlySpan<double> pixels, [Sample] int label)
    {
        int width = (w.Length - 10) / 75;
        Span<double> hidden = stackalloc double[width];
        for (int j = 0; j < width; j++)
        {
            double sum = w[64 * width + j];
            for (int p = 0; p < 64; p++) sum += w[64 * j + p] * pixels[p];
            hidden[j] = Math.Tanh(sum);
        }

        double loss = 0;
        for (int c = 0; c < 10; c++)
        {
            double error = w[75 * width + c];
            for (int j = 0; j < width; j++) error += w[65 * width + width * c + j] * hidden[j];
            if (c == label) error -= 1;
            loss += error * error;
        }

        return 0.5 * loss;
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
        List<Check> checks = [Check.Between("relative residual", 0, Descent.Tolerance, outcome.Residual)];
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

    private static string Course(Outcome outcome) => outcome switch
    {
        { Crossing: null } => $"stays below 2/eta = {2 / outcome.Eta:G4}",
        { Crossing: 0 } => $"lies above 2/eta = {2 / outcome.Eta:G4} from the start",
        { Hovering: double.NaN } => $"rises past 2/eta = {2 / outcome.Eta:G4} at step {outcome.Crossing:N0}",
        _ => $"rises to 2/eta = {2 / outcome.Eta:G4} by step {outcome.Crossing:N0}, and then hovers there",
    };

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
            + $"the loss, {Course(outcome)}. The run {outcome.End}.",
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
