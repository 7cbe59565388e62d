#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// What theory says of optimizers, beside what they do: step sizes and rates on quadratics and convex functions, methods
// of second order, secants and signs, momentum, schedules, and the methods of stochastic and of constrained
// optimisation. The report draws their paths in the plane. All gradients and Hessian products are generated.
//
//   dotnet run examples/optimizers.cs -- --output paths.html

using System.CommandLine;
using System.Globalization;
using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Options;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Optimizers;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Option<string?> output = CheckedOption.File("--output", "Where to write the report", "report.html", ".html");
RootCommand command = new("Optimizers beside what theory says of them, and their paths in the plane.") { output };
command.SetAction(parsed => Run(parsed.GetValue(output)!));
return await ExperimentCommand.RunAsync(command, args);

static int Run(string path)
{
    (string Title, List<Check> Checks)[] sections =
    [
        ("Quadratics: the step size and the condition", Rates.Quadratics()),
        ("Rates on convex functions", Rates.Convex()),
        ("Methods of second order", SecondOrder.Checks()),
        ("Signs and secants", Rates.SignsAndSecants()),
        ("Momentum at its stability threshold", Rates.Momentum()),
        ("Schedules", Various.Schedules()),
        ("Scaled, stochastic and constrained methods", Various.Methods()),
    ];

    bool holds = true;
    foreach ((string title, List<Check> checks) in sections)
    {
        Console.WriteLine($"\n{title}");
        holds &= CheckTable.Print(checks, Console.Out);
    }

    HtmlReport.Write(
        new Report(
            "Optimizers",
            "Paths in the plane over lines of equal value, and what theory says beside what was found.",
            [],
            [.. Paths.Charts(), .. sections.Select(section => CheckTable.ToReport(section.Title, section.Checks))]),
        path);
    string verdict = holds ? "All figures are as expected." : "Some figures are NOT as expected.";
    Console.WriteLine($"\n{verdict} Report: {path}");
    return holds ? 0 : 1;
}

/// <summary>The objectives; everything that ends in Objective, Jvp or Vjp is generated.</summary>
public static partial class Losses
{
    /// <summary>Half the sum of curvature times square.</summary>
    [Loss]
    public static double Bowl(ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> curvature)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += 0.5 * curvature[i] * w[i] * w[i];
        return sum;
    }

    /// <summary>A curved valley with its minimum at (1, 1).</summary>
    [Loss]
    public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

    /// <summary>Four minima.</summary>
    [Loss]
    public static double Himmelblau(double x, double y)
    {
        double a = x * x + y - 11, b = x + y * y - 7;
        return a * a + b * b;
    }

    /// <summary>A strict saddle at 0 between two minima.</summary>
    [Loss]
    public static double Saddle(double x, double y) => 0.5 * x * x + 0.25 * y * y * y * y - 0.5 * y * y;

    /// <summary>Convex, with a kink at its minimum (1, -2).</summary>
    [Loss]
    public static double Kink(double x, double y) => Math.Abs(x - 1) + 2 * Math.Abs(y + 2);

    /// <summary>Logistic regression with a small penalty, for one sample.</summary>
    [Loss(PerSample = true)]
    public static double Logistic(ReadOnlySpan<double> w, [Sample] ReadOnlySpan<double> x, [Sample] int label)
    {
        double margin = 0, square = 0;
        for (int i = 0; i < w.Length; i++)
        {
            margin += label * w[i] * x[i];
            square += w[i] * w[i];
        }

        return Math.Log(1 + Math.Exp(-margin)) + 0.05 * square;
    }

    /// <summary>Half the squared error of a linear model, for one sample.</summary>
    [Loss(PerSample = true)]
    public static double Linear(
        ReadOnlySpan<double> w, [NoDerivative, Sample] ReadOnlySpan<double> x, [NoDerivative, Sample] double y)
    {
        double error = -y;
        for (int i = 0; i < w.Length; i++) error += w[i] * x[i];
        return 0.5 * error * error;
    }

    /// <summary>Residuals of NIST's set Misra1a: b0 (1 - exp(-b1 x)) - y.</summary>
    [Differentiable]
    public static void Misra(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < x.Length; i++) r[i] = b[0] * (1 - Math.Exp(-b[1] * x[i])) - y[i];
    }

    /// <summary>Forty seeded points of the plane; the bound is a quarter of the trace of the mean of xx', and the
    /// penalty's curvature.</summary>
    public static (LogisticObjective Objective, double Smoothness) SeededLogistic()
    {
        Random random = new(5);
        double[] rows = [.. Enumerable.Range(0, 120).Select(i => i % 3 == 2 ? 1 : 4 * random.NextDouble() - 2)];
        int[] labels = [.. Enumerable.Range(0, 40).Select(
            i => rows[3 * i] - 0.5 * rows[3 * i + 1] + random.NextDouble() > 0.3 ? 1 : -1)];
        return (new LogisticObjective(rows, 3, labels, 3), rows.Sum(x => x * x) / 40 / 4 + 0.1);
    }
}

/// <summary>Step sizes, rates and thresholds.</summary>
internal static class Rates
{
    /// <summary>The optimal, oscillating and diverging step, and what the condition does.</summary>
    public static List<Check> Quadratics()
    {
        const double Curvature = 4;
        double[] Ends(double eta, int steps) =>
            [.. Values(Bowl(Curvature), new GradientDescent(eta), [1], steps)];
        bool Alternates(double eta)
        {
            double[][] points = [.. Trajectory.Of(Bowl(Curvature), new GradientDescent(eta), [1], 20)];
            return points.Zip(points.Skip(1)).All(pair => pair.First[0] * pair.Second[0] < 0);
        }

        // The best fixed step 2 / (lambda_1 + lambda_n) from the worst start; then with a step size a coordinate, the
        // inverse of its curvature, which a sweep of coordinate descent applies.
        double[] values = [.. Values(Bowl(1, 10), new GradientDescent(2.0 / 11), [10, 1], 20)];
        double[] rescaled = [.. Values(Bowl(1, 10), new CoordinateDescent([1, 0.1]), [10, 1], 2)];
        return
        [
            Check.Exact("value after one step of 1/a", 0, Ends(1 / Curvature, 1)[1]),
            Is("oscillates at 1.5/a", true, Alternates(1.5 / Curvature)),
            Is("oscillates at 0.9/a", false, Alternates(0.9 / Curvature)),
            Is("converges at 1.99/a", true, Ends(1.99 / Curvature, 2000)[^1] < 1e-12),
            Is("diverges at 2.01/a", true, Ends(2.01 / Curvature, 2000)[^1] > 1e12),
            Check.Relative("rate of the best fixed step at condition 10", 0.669421, values[^1] / values[^2], 1e-6),
            Check.Exact("value once each coordinate was rescaled by its curvature", 0, rescaled[2]),
        ];
    }

    /// <summary>The bounds for smooth convex and for strongly convex functions, along whole runs.</summary>
    public static List<Check> Convex()
    {
        List<Check> checks = [];
        (Losses.LogisticObjective logistic, double bound) = Losses.SeededLogistic();
        (string Name, IHessianObjective Objective, double[] Start, double L, double Mu)[] problems =
        [
            ("quadratic", Bowl(0.1, 1, 5), [3, -2, 1], 5, 0.1),
            ("logistic regression", logistic, [2, 2, -2], bound, 0.1),
        ];
        foreach ((string name, IHessianObjective objective, double[] start, double l, double mu) in problems)
        {
            var solved = new DescentSolver<IHessianObjective>(
                objective, new Newton(), new FixedStep(),
                new SolverOptions { GradientTolerance = 1e-15, MaxSteps = 30 }).Run(start);
            double minimum = solved.Current.Value, square = 0;
            for (int i = 0; i < start.Length; i++) square += Math.Pow(start[i] - solved.Parameters[i], 2);

            PathCurvature path = new(start.Length);
            bool sublinear = true, linear = true;
            MinimizerRun run = new Minimizer(
                objective, new GradientDescent(1 / l), new MinimizerOptions { MaxSteps = 500 }).Start(start);
            double first = objective.Value(start) - minimum;
            foreach (StepValue step in run)
            {
                double excess = step.Value - minimum - 1e-13;
                sublinear &= step.Step == 0 || excess <= square * l / (2 * step.Step);
                linear &= excess <= first * Math.Pow(1 - mu / l, step.Step);
                if (step.Step < 60) path.Add(run.Parameters, run.Gradient);
            }

            checks.Add(Is($"{name}: f - f* <= |x0 - x*|^2 / (2 eta k) at every step", true, sublinear));
            checks.Add(Is($"{name}: f - f* <= (1 - mu/L)^k (f0 - f*) at every step", true, linear));
            checks.Add(Check.Between($"{name}: L along the path, at most its bound", 0.05 * l, l, path.Smoothness));
            checks.Add(Check.Between(
                $"{name}: mu along the path, at least its bound", mu * (1 - 1e-6), l, path.Convexity));
        }

        return checks;
    }

    /// <summary>RProp restores, QuickProp jumps.</summary>
    public static List<Check> SignsAndSecants()
    {
        double[][] signs = [.. Trajectory.Of(Bowl(1), new RProp(0.75), [0.5], 2)];
        double[] jump = [.. Values(Bowl(3, 0.7, 11), new QuickProp(0.05, 100), [1, -2, 0.5], 2)];
        return
        [
            Check.Exact("RProp overshoots from 0.5 to", -0.25, signs[1][0]),
            Check.Exact("RProp restores the previous point", 0.5, signs[2][0]),
            Check.Between("QuickProp: value of a separable quadratic after one secant step", 0, 1e-28, jump[2]),
        ];
    }

    /// <summary>Just below and just above the curvature at which each optimizer becomes unstable.</summary>
    public static List<Check> Momentum()
    {
        const double Eta = 0.1, Beta = 0.9;
        List<Check> checks = [];
        (string Name, IUpdateTransform Optimizer, double Threshold)[] rows =
        [
            ("Polyak, (2 + 2b)/eta", new PolyakMomentum(Eta, Beta), (2 + 2 * Beta) / Eta),
            ("Nesterov, (2 + 2b)/((1 + 2b) eta)", new NesterovMomentum(Eta, Beta),
                (2 + 2 * Beta) / ((1 + 2 * Beta) * Eta)),
        ];
        foreach ((string name, IUpdateTransform optimizer, double threshold) in rows)
        {
            double At(double share) => Values(Bowl(share * threshold), optimizer, [1], 5000).Last();
            double derived = optimizer.StabilityPolynomial()!.Threshold;
            checks.Add(Check.Relative($"{name}, from the stability polynomial", threshold, derived, 1e-10));
            checks.Add(Is($"{name}: converges at 0.99 of it", true, At(0.99) < 1e-9));
            checks.Add(Is($"{name}: diverges at 1.01 of it", true, At(1.01) > 1e9));
        }

        return checks;
    }

    /// <summary>A claim that holds or does not.</summary>
    public static Check Is(string name, bool expected, bool found) =>
        new(name, expected ? "yes" : "no", found ? "yes" : "no", found == expected);

    /// <summary>A separable quadratic.</summary>
    public static Losses.BowlObjective Bowl(params double[] curvatures) => new(curvatures, curvatures.Length);

    /// <summary>The values along a run.</summary>
    public static IEnumerable<double> Values(
        IObjective objective, IUpdateTransform optimizer, double[] start, int steps)
    {
        MinimizerRun run = new Minimizer(
            objective, optimizer, new MinimizerOptions { MaxSteps = steps, GradientTolerance = -1 }).Start(start);
        while (run.MoveNext()) yield return run.Current.Value;
    }
}

/// <summary>Newton's kin on a quadratic, on Rosenbrock's valley and on a regression.</summary>
internal static class SecondOrder
{
    private static readonly double[] _x =
        [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760];

    private static readonly double[] _y =
        [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78];

    public static List<Check> Checks()
    {
        var one = new DescentSolver<IHessianObjective>(
            Rates.Bowl(1, 30, 900), new Newton(), new FixedStep()).Run([3, -1, 2]);
        List<Check> checks =
            [Check.Count("Newton: steps to solve a quadratic of condition 900", 1, (int)one.Outcome!.Step)];
        foreach ((string name, DescentRun<IHessianObjective> run) in OnRosenbrock())
        {
            double[] end = Paths.Points(run).Last();
            checks.Add(Check.Between(
                $"{name}: distance from (1, 1), {run.Outcome!.Step} steps, {run.Evaluations} evaluations", 0, 1e-6,
                Math.Sqrt(Math.Pow(end[0] - 1, 2) + Math.Pow(end[1] - 1, 2))));
        }

        var misra = new ResidualObjective(
            2, 14, (b, r) => Losses.Misra(b, _x, _y, r),
            (b, bDot, r, rDot) => Losses.MisraJvp(b, bDot, _x, _y, r, rDot),
            (b, r, bBar, rBar) => Losses.MisraVjp(b, _x, _y, r, bBar, rBar));
        var options = new SolverOptions { GradientTolerance = 0, StepTolerance = 1e-13, ValueTolerance = 1e-15 };
        (string, IDescent<IResidualObjective>, ISearch)[] methods =
        [
            ("Levenberg-Marquardt", new LevenbergMarquardt(), new TrustRegion(0.01)),
            ("Gauss-Newton, Armijo", new GaussNewton(), new Armijo()),
        ];
        foreach ((string name, IDescent<IResidualObjective> descent, ISearch search) in methods)
        {
            var fit = new DescentSolver<IResidualObjective>(misra, descent, search, options).Run([500, 0.0001]);
            checks.Add(Check.Relative($"Misra1a by {name}: b1", 238.94212918, fit.Parameters[0], 1e-8));
            checks.Add(Check.Relative($"Misra1a by {name}: b2", 5.5015643181e-4, fit.Parameters[1], 1e-8));
            checks.Add(Check.Relative($"Misra1a by {name}: RSS", 0.12455138894, 2 * fit.Current.Value, 1e-10));
        }

        return checks;
    }

    /// <summary>Each pair of descent and search, before its first step from (-1.2, 1).</summary>
    public static IEnumerable<(string Name, DescentRun<IHessianObjective> Run)> OnRosenbrock()
    {
        (string, IDescent<IHessianObjective>, ISearch)[] pairs =
        [
            ("damped Newton, Armijo", new DampedNewton(), new Armijo()),
            ("Newton-CG, strong Wolfe", new NewtonCg(), new StrongWolfe()),
            ("Steihaug-CG, trust region", new SteihaugCg(), new TrustRegion()),
            ("BFGS, strong Wolfe", new Bfgs(), new StrongWolfe()),
            ("L-BFGS, strong Wolfe", new Lbfgs(5), new StrongWolfe()),
        ];
        foreach ((string name, IDescent<IHessianObjective> descent, ISearch search) in pairs)
        {
            var solver = new DescentSolver<IHessianObjective>(new Losses.RosenbrockObjective(), descent, search);
            yield return (name, solver.Start([-1.2, 1]));
        }
    }
}

/// <summary>Schedules, and one claim for each of the other methods.</summary>
internal static class Various
{
    public static List<Check> Schedules() =>
    [
        Check.Exact("linear, 0.6/(k + 1), k = 3", 0.15, new LinearDecay(0.6).Value(3)),
        Check.Exact("quadratic, 0.8/(k + 1)^2, k = 3", 0.05, new QuadraticDecay(0.8).Value(3)),
        Check.Exact("exponential, exp(-k/2), k = 4", Math.Exp(-2), new ExponentialDecay(1, 0.5).Value(4)),
        Check.Exact("step, halved every 10, k = 25", 0.25, new StepDecay(1, 10, 0.5).Value(25)),
        Check.Exact("cosine over 100, k = 50", 0.5, new CosineDecay(1, 100).Value(50)),
        Check.Exact("warm-up of 10, k = 4", 0.5, new WarmUp(10, new ConstantSchedule(1)).Value(4)),
        Check.Exact("plateau: a step after 3 values that do not improve", 0.1, Plateau()),
    ];

    public static List<Check> Methods()
    {
        Losses.BowlObjective bowl = Rates.Bowl(3, 0.7);
        var saddle = new Losses.SaddleObjective();
        double[] clipped = Point(
            Rates.Bowl(100), new Chain(new ClipByNorm(0.5), new GradientDescent(0.1)), [2], 1);
        double[] decayed = Point(Rates.Bowl(0), new AdamW(0.1, 0.2), [1], 10);
        List<Check> checks =
        [
            Check.Exact(
                "coordinate descent: value after one exact round", 0,
                Last(bowl, new CoordinateDescent([1 / 3.0, 1 / 0.7]), [1, -2], 2)),
            Check.Relative(
                "mirror descent on the simplex, x_i inverse to the curvature", 0.7 / 3.7,
                Point(bowl, new MirrorDescent(0.2), [0.5, 0.5], 3000)[0], 1e-9),
            Check.Relative(
                "descent on the sphere finds half the smallest curvature", 0.35,
                Last(bowl, new ManifoldDescent(new Sphere(), 0.2), [0.8, 0.6], 500), 1e-9),
            Check.Between(
                "subgradient method with Polyak's step: value at the kink", 0, 1e-9,
                Last(new Losses.KinkObjective(), new PolyakStep(0), [4, 4.5], 200)),
            Check.Between("subgradient method, 1/sqrt(k + 1): best value", 0, 0.02, Best(new Losses.KinkObjective())),
            Check.Relative("length of a step clipped to 0.5, times 0.1", 0.05, 2 - clipped[0], 1e-12),
            Check.Relative("decoupled decay alone, (1 - 0.1 * 0.2)^10", Math.Pow(0.98, 10), decayed[0], 1e-12),
            Check.Between(
                "gradient descent from y = 0 ends at the saddle, value", -1e-12, 1e-12,
                Last(saddle, new GradientDescent(0.15), [1, 0], 2000)),
            Check.Between(
                "perturbed gradient descent leaves it, value", -0.25, -0.2499999,
                Last(saddle, Paths.Perturbed, [1, 0], 2000)),
        ];

        double[] rows = [1, 0.5, -1, 2, 0.3, 1, 2, -0.5], targets = [2, -1.8, 0.5, 4.1];
        AdmmRun lasso = new Admm(new Losses.LinearObjective(rows, 2, targets, 2), new L1Norm(0.8)).Run([0, 0]);
        checks.Add(Check.Exact("ADMM: the lasso's second weight", 0, lasso.Parameters[1]));

        // Targets that a line fits exactly, so that the noise of batches vanishes at the solution.
        double[] on = [.. Enumerable.Range(0, 4).Select(i => 3 * rows[2 * i] - rows[2 * i + 1])];
        MinimizerRun stochastic = new Minimizer(
            new Losses.LinearObjective(rows, 2, on, 2), new GradientDescent(0.1), new MiniBatches(2, seed: 1),
            new MinimizerOptions { MaxSteps = 3000 }).Run([0, 0]);
        checks.Add(Check.Relative("SGD, batches of 2, exact targets: weight", 3, stochastic.Parameters[0], 1e-9));
        return checks;
    }

    private static double Plateau()
    {
        double[] point = [0];
        PlateauDecay plateau = new(3);
        OptimizerState state = plateau.Init(point);
        for (int step = 0; step < 4; step++)
        {
            point[0] = 0;
            plateau.Step(state, point, 5, [1]);
        }

        return point[0];
    }

    private static double Best(IObjective objective)
    {
        KeepBest best = new();
        Chain chain = new(best, new SubgradientMethod(new InverseSquareRootDecay(1)));
        MinimizerRun run = new Minimizer(objective, chain, new MinimizerOptions { MaxSteps = 20_000 }).Run([4, 4]);
        return KeepBest.BestValue(chain.StateOf(best, run.State, 2));
    }

    private static double[] Point(IObjective objective, IUpdateTransform optimizer, double[] start, int steps) =>
        Trajectory.Of(objective, optimizer, start, steps).Last();

    private static double Last(IObjective objective, IUpdateTransform optimizer, double[] start, int steps) =>
        Rates.Values(objective, optimizer, start, steps).Last();
}

/// <summary>The points of a run.</summary>
internal static class Trajectory
{
    public static IEnumerable<double[]> Of(IObjective objective, IUpdateTransform optimizer, double[] start, int steps)
    {
        MinimizerRun run = new Minimizer(
            objective, optimizer, new MinimizerOptions { MaxSteps = steps, GradientTolerance = -1 }).Start(start);
        while (run.MoveNext()) yield return run.Parameters.ToArray();
    }

    public static Series Draw(string name, IEnumerable<double[]> points)
    {
        double[][] all = [.. points];
        return new Series(name, [.. all.Select(point => point[0])], [.. all.Select(point => point[1])]);
    }
}

/// <summary>Paths over lines of equal value.</summary>
internal static class Paths
{
    public static PerturbedGradientDescent Perturbed => new(0.15, 0.01, 1e-4, 200, 1e-3, seed: 7);

    public static IEnumerable<Chart> Charts()
    {
        var valley = new Losses.RosenbrockObjective();
        var hills = new Losses.HimmelblauObjective();
        var saddle = new Losses.SaddleObjective();
        yield return Plane(
            "Rosenbrock's valley: first order", valley, (-1.6, 1.6), (-0.6, 1.8), ContourField.Geometric(0.1, 600, 12),
            [
                First("gradient descent, 0.001", valley, new GradientDescent(0.001), [-1.2, 1], 5000),
                First("Polyak, 0.001, 0.9", valley, new PolyakMomentum(0.001, 0.9), [-1.2, 1], 1000),
                First("Nesterov, 0.001, 0.9", valley, new NesterovMomentum(0.001, 0.9), [-1.2, 1], 1000),
                First("Adam, 0.05", valley, new Adam(0.05), [-1.2, 1], 1000),
                First("RProp, 0.1", valley, new RProp(), [-1.2, 1], 200),
            ],
            "Momentum overshoots across the valley before it follows it; gradient descent creeps along its floor.");
        yield return Plane(
            "Rosenbrock's valley: second order", valley, (-1.6, 1.6), (-0.6, 1.8), ContourField.Geometric(0.1, 600, 12),
            [.. SecondOrder.OnRosenbrock().Select(pair => Trajectory.Draw(pair.Name, Points(pair.Run)))],
            "Each bend of a path is an accepted step; curvature turns the steps along the valley.");
        yield return Plane(
            "Himmelblau's four minima", hills, (-5, 5), (-5, 5), ContourField.Geometric(1, 800, 12),
            [
                First("gradient descent, 0.01", hills, new GradientDescent(0.01), [0, 0], 200),
                First("Polyak, 0.01, 0.9", hills, new PolyakMomentum(0.01, 0.9), [0, 0], 200),
                First("Adam, 0.2", hills, new Adam(0.2), [0, 0], 300),
                First("QuickProp, 0.005", hills, new QuickProp(0.005), [0, 0], 100),
                First("coordinate descent, 0.015", hills, new CoordinateDescent(0.015), [0, 0], 200),
            ],
            "Most paths end at (3, 2), the nearest; momentum goes on to the next.");
        yield return Plane(
            "A strict saddle", saddle, (-0.4, 1.4), (-1.5, 1.5),
            [-0.24, -0.2, -0.15, -0.1, -0.05, 0, 0.1, 0.2, 0.4, 0.6, 0.9],
            [
                First("gradient descent from y = 0", saddle, new GradientDescent(0.15), [1, 0], 300),
                First("perturbed gradient descent from y = 0", saddle, Perturbed, [1, 0], 600),
                First("gradient descent from y = 0.001", saddle, new GradientDescent(0.15), [1.2, 0.001], 300),
                First("Nesterov from y = -0.01", saddle, new NesterovMomentum(0.1, 0.9), [1.3, -0.01], 300),
            ],
            "Only what starts exactly on y = 0 without perturbation ends at the saddle (0, 0).");
    }

    private static Series First(
        string name, IObjective objective, IUpdateTransform optimizer, double[] start, int steps) =>
        Trajectory.Draw(name, Trajectory.Of(objective, optimizer, start, steps));

    public static IEnumerable<double[]> Points(DescentRun<IHessianObjective> run)
    {
        while (run.MoveNext()) yield return run.Parameters.ToArray();
    }

    private static Chart Plane(
        string title,
        IObjective objective,
        (double Low, double High) x,
        (double Low, double High) y,
        IReadOnlyList<double> levels,
        IReadOnlyList<Series> series,
        string caption) => new(
            title,
            new Axis("x", Minimum: x.Low, Maximum: x.High),
            new Axis("y", Minimum: y.Low, Maximum: y.High),
            series)
        {
            Contours = [ContourField.Sample("lines of equal value", (a, b) => objective.Value([a, b]), x, y, levels)],
            Caption = caption,
        };
}
