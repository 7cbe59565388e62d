#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj
#:project ../src/AutoDiffDSL.Stability/AutoDiffDSL.Stability.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// A saddle with a direction of negative curvature holds back no method for long: gradient descent reaches it from a set
// of starts of measure zero, perturbations leave it, and so do coordinate and mirror descent. J. D. Lee, "Towards a
// Foundation of Deep Learning", 2019; Lee, Simchowitz, Jordan, Recht, "Gradient Descent Only Converges to Minimizers",
// COLT 2016; Jin et al., "How to Escape Saddle Points Efficiently", ICML 2017. All derivatives are generated.
//
//   dotnet run examples/saddles.cs
//   dotnet run examples/saddles.cs -- --starts 1000

using System.CommandLine;
using System.Globalization;
using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Options;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Option<int> starts = CheckedOption.Whole("--starts", "Random starts of each method", 1, 1_000_000, 10_000);
Option<string?> output = CheckedOption.File("--output", "Where to write the report", "report.html", ".html");
RootCommand command = new("Strict saddles: classified by their lowest eigenpair, and left.") { starts, output };
command.SetAction(parsed => Saddles.Run(parsed.GetValue(starts), parsed.GetValue(output)!));
return await ExperimentCommand.RunAsync(command, args);

/// <summary>The losses; everything that starts with their names is generated.</summary>
public static partial class Losses
{
    /// <summary>A strict saddle at 0 between minima at (0, 1) and (0, -1).</summary>
    [Loss]
    public static double Saddle(double x, double y) => 0.5 * x * x + 0.25 * y * y * y * y - 0.5 * y * y;

    /// <summary>The same in coordinates of the probability simplex: x = 2 (p0 - p1), y = 2 (p2 - p3).</summary>
    [Loss]
    public static double OnSimplex(ReadOnlySpan<double> p) => Saddle(2 * (p[0] - p[1]), 2 * (p[2] - p[3]));
}

/// <summary>Where the methods end.</summary>
internal static class Saddles
{
    private const double Step = 0.15, Near = 1e-6;
    private const int Steps = 1000;

    public static int Run(int starts, string path)
    {
        var objective = new Losses.SaddleObjective();
        List<Check> checks = [.. Classes(objective)];
        LiveProgress.Run(board =>
        {
            IProgressItem bar = board.Start("methods", 3);
            checks.Add(All("gradient descent", starts, objective, new GradientDescent(Step), Steps, Square));
            bar.Report(1);
            checks.Add(All("coordinate descent", starts, objective, new CoordinateDescent(Step), Steps, Square));
            bar.Report(2);
            checks.Add(All(
                "mirror descent on the simplex", starts, new Losses.OnSimplexObjective(5), new MirrorDescent(Step),
                100 * Steps, Simplex));
            bar.Report(3);
            checks.AddRange(FromTheLine(objective));
            bar.Finish();
        });

        Console.WriteLine($"x^2/2 + y^4/4 - y^2/2, step {Step}; {starts:N0} starts in [-1.5, 1.5]^2\n");
        bool holds = CheckTable.Print(checks, Console.Out);
        HtmlReport.Write(
            new Report(
                "Strict saddles",
                "x^2/2 + y^4/4 - y^2/2 has a saddle at 0, whose lowest eigenvalue is negative. Methods from random "
                + "starts end at the minima (0, 1) and (0, -1).",
                [],
                [CheckTable.ToReport("Expected and found", checks), Paths(objective)]),
            path);
        Console.WriteLine($"report: {Path.GetFullPath(path)}");
        return holds ? 0 : 1;
    }

    private static IEnumerable<Check> Classes(Losses.SaddleObjective objective)
    {
        CriticalPoint saddle = CriticalPoint.Classify(objective, [0, 0]);
        yield return Is("(0, 0) is", "StrictSaddle", $"{saddle.Kind}");
        yield return Check.Relative("its lowest eigenvalue", -1, saddle.Lowest!.Value, 1e-10);
        yield return Check.Relative("its largest eigenvalue", 1, saddle.Highest!.Value, 1e-10);
        yield return Check.Relative("|y| of its lowest eigenvector", 1, Math.Abs(saddle.Lowest.Vector[1]), 1e-10);
        foreach (double y in (double[])[1, -1])
        {
            CriticalPoint minimum = CriticalPoint.Classify(objective, [0, y]);
            yield return Is($"(0, {y}) is", "Minimum", $"{minimum.Kind}");
            yield return Check.Relative("its lowest eigenvalue", 1, minimum.Lowest!.Value, 1e-10);
        }

        yield return Is("(0.5, 0.5) is", "NotCritical", $"{CriticalPoint.Classify(objective, [0.5, 0.5]).Kind}");
    }

    private static Check All(
        string method, int starts, IObjective objective, IUpdateTransform optimizer, int steps,
        Func<Random, double[]> draw)
    {
        Random random = new(1);
        int reached = 0;
        for (int i = 0; i < starts; i++)
        {
            var options = new MinimizerOptions { MaxSteps = steps, GradientTolerance = 1e-9 };
            MinimizerRun run = new Minimizer(objective, optimizer, options).Run(draw(random));
            (double x, double y) = Plane(run.Parameters);
            if (Math.Abs(x) < Near && Math.Abs(Math.Abs(y) - 1) < Near) reached++;
        }

        return Check.Count($"{method}: starts that reach (0, +-1)", starts, reached);
    }

    private static IEnumerable<Check> FromTheLine(Losses.SaddleObjective objective)
    {
        double[] start = [1.2, 0];
        MinimizerRun plain = new Minimizer(objective, new GradientDescent(Step), new() { MaxSteps = Steps }).Run(start);
        (double x, double y) = Plane(plain.Parameters);
        yield return Is(
            "gradient descent from (1.2, 0) ends at", "the saddle",
            Math.Abs(x) < Near && y == 0 ? "the saddle" : $"({x}, {y})");

        var perturbed = new PerturbedGradientDescent(Step, 0.01, 1e-4, 100, 1e-3);
        (x, y) = Plane(new Minimizer(objective, perturbed, new() { MaxSteps = 3 * Steps }).Run(start).Parameters);
        yield return Is(
            "perturbed gradient descent from (1.2, 0) ends at", "a minimum",
            Math.Abs(x) < Near && Math.Abs(Math.Abs(y) - 1) < Near ? "a minimum" : $"({x}, {y})");
    }

    private static Chart Paths(Losses.SaddleObjective objective)
    {
        Random random = new(2);
        List<Series> series = [];
        for (int i = 0; i < 7; i++) series.Add(Path($"start {i + 1}", Square(random), new GradientDescent(Step)));
        series.Add(Path("perturbed, from y = 0", [1.2, 0], new PerturbedGradientDescent(Step, 0.01, 1e-4, 100, 1e-3)));
        return new Chart(
            "Paths of gradient descent", new Axis("x", Minimum: -1.5, Maximum: 1.5),
            new Axis("y", Minimum: -1.5, Maximum: 1.5), series)
        {
            Contours =
            [
                ContourField.Sample(
                    "x^2/2 + y^4/4 - y^2/2", (x, y) => Losses.Saddle(x, y), (-1.5, 1.5), (-1.5, 1.5),
                    [-0.24, -0.2, -0.15, -0.1, -0.05, 0, 0.1, 0.25, 0.5, 1]),
            ],
            Caption = "They bend away from the saddle at the origin.",
        };

        Series Path(string name, double[] start, IUpdateTransform optimizer)
        {
            List<double> x = [], y = [];
            MinimizerRun run = new Minimizer(objective, optimizer, new() { MaxSteps = 400 }).Start(start);
            foreach (StepValue _ in run)
            {
                x.Add(run.Parameters[0]);
                y.Add(run.Parameters[1]);
            }

            return new Series(name, x, y);
        }
    }

    private static double[] Square(Random random) => [3 * random.NextDouble() - 1.5, 3 * random.NextDouble() - 1.5];

    /// <summary>Uniform on the simplex of five coordinates.</summary>
    private static double[] Simplex(Random random)
    {
        double[] p = [.. Enumerable.Range(0, 5).Select(_ => -Math.Log(1 - random.NextDouble()))];
        double sum = p.Sum();
        return [.. p.Select(entry => entry / sum)];
    }

    private static (double X, double Y) Plane(ReadOnlySpan<double> w) =>
        w.Length == 2 ? (w[0], w[1]) : (2 * (w[0] - w[1]), 2 * (w[2] - w[3]));

    private static Check Is(string name, string expected, string found) =>
        new(name, expected, found, found == expected);
}
