#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Stability/AutoDiffDSL.Stability.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// Which minima gradient descent can reach is decided by its step size: near a minimum x* it is a linear map with slope
// 1 - delta * f''(x*), so that it can settle there only if delta <= 2 / f''(x*); otherwise only a start that hits x*
// itself ends there. What that means for polynomials, products, deep linear and ReLU networks:
// Nar and Sastry, "Step Size Matters in Deep Learning", NeurIPS 2018.
//
//   dotnet run examples/step-size.cs
//   dotnet run examples/step-size.cs -- --row N5
//   dotnet run examples/step-size.cs -- --help

using System.CommandLine;
using System.Globalization;
using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Options;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
RowTable table = new(
    "Step size matters",
    "What the step size of gradient descent decides: which minima it can reach, what happens at the boundary, and what "
    + "a trained network can be (Nar and Sastry 2018).",
    [
        new("N1", "Which minima of (x^2+1)(x-1)^2(x-2)^2 a step size can reach", _ => Reach.Run()),
        new("N2", "At the largest stable step size, and just above", _ => Flips.Run()),
        new("N3", "A gradient that is not Lipschitz: (2/3)|x|^1.5", _ => Kinked.Run()),
        new("N4", "A product of four weights", _ => Products.Run()),
        new("N5", "Deep linear networks from the identity", _ => DeepLinear.Run()),
        new("N6", "Two-layer ReLU networks", _ => Relu.Run()),
    ]);
Option<string> row = CheckedOption.Choice("--row", "Which figures", [.. table.Choices]);
Option<string?> output = CheckedOption.File("--output", "Where to write the report", "report.html", ".html");
RootCommand command = new("What the step size of gradient descent decides.") { row, output };
command.SetAction(parsed => table.Run(parsed.GetValue(row)!, parsed.GetValue(output)!));
return await ExperimentCommand.RunAsync(command, args);

/// <summary>The losses; everything that starts with their names is generated.</summary>
public static partial class Losses
{
    /// <summary>A polynomial with minima at 1 and 2, the second one sharper.</summary>
    [Loss(Modes = Modes.Gradient | Modes.Hvp | Modes.Third)]
    public static double Sextic(double x) => (x * x + 1) * (x - 1) * (x - 1) * (x - 2) * (x - 2);

    /// <summary>Convex, with a gradient whose slope at 0 is infinite.</summary>
    [Loss]
    public static double Steep(double x) => 2.0 / 3 * Math.Pow(Math.Abs(x), 1.5);

    /// <summary>Half the square of the product of the weights less a target.</summary>
    [Loss]
    public static double Product(ReadOnlySpan<double> w, [NoDerivative] double target)
    {
        double product = 1;
        for (int i = 0; i < w.Length; i++) product *= w[i];
        return 0.5 * (product - target) * (product - target);
    }

    /// <summary>1/(2N) sum |R x - W_L ... W_1 x|^2 over the inputs.</summary>
    /// <param name="w">L square matrices, the first one first, each by rows.</param>
    /// <param name="inputs">The inputs, row by row.</param>
    /// <param name="targets">R times each of them.</param>
    /// <param name="size">The rows of a matrix.</param>
    [Loss]
    public static double Linear(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> inputs, [NoDerivative] ReadOnlySpan<double> targets,
        int size)
    {
        int layers = w.Length / (size * size), samples = inputs.Length / size;
        Span<double> layer = stackalloc double[size];
        Span<double> next = stackalloc double[size];
        double sum = 0;
        for (int n = 0; n < samples; n++)
        {
            for (int i = 0; i < size; i++) layer[i] = inputs[n * size + i];
            for (int l = 0; l < layers; l++)
            {
                for (int i = 0; i < size; i++)
                {
                    double output = 0;
                    for (int j = 0; j < size; j++) output += w[(l * size + i) * size + j] * layer[j];
                    next[i] = output;
                }

                for (int i = 0; i < size; i++) layer[i] = next[i];
            }

            for (int i = 0; i < size; i++)
            {
                double error = targets[n * size + i] - layer[i];
                sum += error * error;
            }
        }

        return sum / (2 * samples);
    }

    /// <summary>Half the sum of the squared errors of W (V x - b)+ with one output.</summary>
    /// <param name="w">For n hidden units: 2n input weights, n thresholds b, n output weights W.</param>
    /// <param name="inputs">Pairs.</param>
    /// <param name="targets">The wanted outputs.</param>
    [Loss]
    public static double Relu(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> inputs, [NoDerivative] ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (int n = 0; n < targets.Length; n++)
        {
            double error = ReluOutput(w, inputs[2 * n], inputs[2 * n + 1]) - targets[n];
            sum += error * error;
        }

        return 0.5 * sum;
    }

    /// <summary>The network's output at one input.</summary>
    public static double ReluOutput(ReadOnlySpan<double> w, double x0, double x1)
    {
        int width = w.Length / 4;
        double output = 0;
        for (int j = 0; j < width; j++)
        {
            double z = w[2 * j] * x0 + w[2 * j + 1] * x1 - w[2 * width + j];
            if (z > 0) output += w[3 * width + j] * z;
        }

        return output;
    }
}

/// <summary>N1: derivatives, bounds, and where 601 starts end.</summary>
internal static class Reach
{
    private const double Delta = 0.3;
    private const int Starts = 601, Steps = 5000;

    public static RowResult Run()
    {
        (double slope1, double second1, double third1) = Derivatives(1);
        (double slope2, double second2, double third2) = Derivatives(2);
        double bound1 = Bound(1), bound2 = Bound(2);
        GradientMap map = new(new Losses.SexticObjective(), Delta);
        double[] starts = [.. Enumerable.Range(0, Starts).Select(i => -0.5 + 3.0 * i / (Starts - 1))];
        LimitSet[] limits = [.. starts.Select(x => map.Limit([x], new LimitOptions { Steps = Steps }))];
        double[] reach2 = [.. starts.Where((_, i) => Ends(limits[i], 2))];

        List<Check> checks =
        [
            Check.Exact("f'(1)", 0, slope1),
            Check.Exact("f'(2)", 0, slope2),
            Check.Exact("f''(1)", 4, second1),
            Check.Exact("f''(2)", 10, second2),
            Check.Exact("f'''(1)", -12, third1),
            Check.Exact("f'''(2)", 84, third2),
            Check.Relative("largest step that settles at 1", 0.5, bound1, 1e-10),
            Check.Relative("largest step that settles at 2", 0.2, bound2, 1e-10),
            Settles(1, 0.98 * bound1, true),
            Settles(1, 1.02 * bound1, false),
            Settles(2, 0.98 * bound2, true),
            Settles(2, 1.02 * bound2, false),
            Check.Count("starts that reach 1", 258, limits.Count(limit => Ends(limit, 1)), 3),
            Check.Count("starts that reach 2", 1, reach2.Length),
            new Check("the start that reaches 2", "2", string.Join(' ', reach2), reach2 is [2.0]),
            Check.Count(
                "starts that stay bounded", 154,
                limits.Count(limit => limit.Kind != LimitKind.Divergence && !Ends(limit, 1) && !Ends(limit, 2)), 3),
            Check.Count("starts that diverge", 188, limits.Count(limit => limit.Kind == LimitKind.Divergence), 3),
        ];
        Series Ending(string name, Func<LimitSet, bool> matches) => new(
            name,
            [.. starts.Where((_, i) => matches(limits[i]))],
            [.. limits.Where(matches).Select(limit => limit.Points[^1][0])],
            SeriesStyle.Scatter);
        return new RowResult(checks,
        [
            new Chart(
                $"Where {Starts} starts end after {Steps:N0} steps of {Delta}", new Axis("start"), new Axis("end"),
                [
                    Ending("reaches 1", limit => Ends(limit, 1)),
                    Ending("reaches 2", limit => Ends(limit, 2)),
                    Ending(
                        "stays bounded",
                        limit => limit.Kind is LimitKind.Orbit or LimitKind.Bounded),
                ])
            {
                Caption = "Starts without a mark diverge. Minimum 2 is reached only from itself: 0.3 exceeds 2/10.",
            },
        ]);
    }

    /// <summary>The first three derivatives: those of one number along 1.</summary>
    public static (double First, double Second, double Third) Derivatives(double x)
    {
        double[] first = new double[1], second = new double[1], third = new double[1];
        new Losses.SexticObjective().ThirdOrderProduct([x], [1], first, second, third);
        return (first[0], second[0], third[0]);
    }

    public static bool Ends(LimitSet limit, double minimum) =>
        limit.Kind == LimitKind.FixedPoint && Math.Abs(limit.Points[0][0] - minimum) < 1e-6;

    private static double Bound(double minimum) => StepSizeBound.Largest(
        Sharpness.Measure(new Losses.SexticObjective(), [minimum]).Value, s => new GradientDescent(s));

    private static Check Settles(double minimum, double delta, bool expected)
    {
        LimitSet limit = new GradientMap(new Losses.SexticObjective(), delta).Limit([minimum + 0.001]);
        bool found = Ends(limit, minimum);
        return new Check(
            $"settles at {minimum} from {minimum + 0.001} with step {delta:G4}", expected ? "yes" : "no",
            found ? "yes" : "no", found == expected);
    }
}

/// <summary>N2: the cubic coefficient, the convergence at the boundary, the orbit above it.</summary>
internal static class Flips
{
    private const int Steps = 1_000_000;

    public static RowResult Run()
    {
        List<Check> checks = [];
        List<Series> courses = [];
        foreach ((double minimum, double coefficient) in (ReadOnlySpan<(double, double)>)[(1, 22), (2, 118.72)])
        {
            (_, double second, double third) = Reach.Derivatives(minimum);
            double fourth = Fourth(minimum);
            FlipBifurcation flip = FlipBifurcation.Classify(second, third, fourth);
            checks.Add(Check.Relative(
                $"f''''({minimum}), by differences of the generated f'''", minimum == 1 ? -24 : 336, fourth, 1e-8));
            checks.Add(Check.Relative($"cubic coefficient c at {minimum}", coefficient, flip.Coefficient, 1e-8));
            checks.Add(new Check(
                $"kind of flip at {minimum}", "Orbit", $"{flip.Kind}", flip.Kind == FlipKind.Orbit));
            GradientMap map = new(new Losses.SexticObjective(), flip.StepSize);
            double[] point = [minimum + 0.01];
            List<double> steps = [], scaled = [];
            for (int k = 1; k <= Steps; k++)
            {
                map.Step(point);
                if (k % Math.Max(1, (int)Math.Pow(10, Math.Floor(Math.Log10(k)))) != 0) continue;
                steps.Add(k);
                scaled.Add(Math.Abs(point[0] - minimum) * Math.Sqrt(flip.Coefficient * k));
            }

            checks.Add(Check.Relative(
                $"|x_k - {minimum}| sqrt(c k) at k = {Steps:N0}, step 2/f''", 1, scaled[^1], 0.001));
            courses.Add(new Series($"at {minimum}", steps, scaled));
        }

        LimitSet orbit = new GradientMap(new Losses.SexticObjective(), 0.21).Limit([2.001]);
        double[] points = [.. orbit.Points.Select(point => point[0]).Order()];
        checks.Add(Check.Count("period near 2 with step 0.21", 2, orbit.Period));
        checks.Add(Check.Relative("lower point of the orbit", 1.952906, points[0], 5e-7));
        checks.Add(Check.Relative("upper point of the orbit", 2.033439, points[^1], 5e-7));
        return new RowResult(checks,
        [
            new Chart(
                "Convergence at the largest stable step", new Axis("step k", Scale: AxisScale.Log),
                new Axis("|x_k - x*| sqrt(c k)"), courses)
            {
                References = [new ReferenceLine(1, "1")],
                Caption = "With slope -1 the distance falls as 1 / sqrt(c k), not exponentially.",
            },
        ]);
    }

    /// <summary>
    /// Central differences of the exact third derivative, one twice as wide as the other, extrapolated: of a
    /// polynomial of degree six that is the fourth derivative but for rounding.
    /// </summary>
    private static double Fourth(double x)
    {
        const double Width = 1.0 / 64;
        return (4 * Difference(Width) - Difference(2 * Width)) / 3;

        double Difference(double width) =>
            (Reach.Derivatives(x + width).Third - Reach.Derivatives(x - width).Third) / (2 * width);
    }
}

/// <summary>N3: without a bound of the curvature no step size settles.</summary>
internal static class Kinked
{
    public static RowResult Run()
    {
        List<Check> checks = [];
        foreach (double delta in (double[])[0.1, 0.5, 2])
        {
            LimitSet orbit = new GradientMap(new Losses.SteepObjective(), delta).Limit([0.9]);
            checks.Add(Check.Count($"period with step {delta}", 2, orbit.Period));
            checks.Add(Check.Relative(
                $"|x| on the orbit with step {delta}, delta^2/4", delta * delta / 4, Math.Abs(orbit.Points[0][0]),
                1e-10));
        }

        return new RowResult(checks, []);
    }
}

/// <summary>N4: the bound of a product.</summary>
internal static class Products
{
    public static RowResult Run()
    {
        double[] optimum = [2, 0.5, 1.5, 0.8];
        double target = optimum.Aggregate(1.0, (product, w) => product * w);
        var objective = new Losses.ProductObjective(target, 4);
        double sharpness = Sharpness.Measure(objective, optimum).Value;
        double bound = ProductBound.Largest(optimum);
        List<Check> checks =
        [
            Check.Relative("largest eigenvalue, by Lanczos", 9.01, sharpness, 1e-10),
            Check.Relative("lambda^2 sum w_i^-2", 9.01, ProductBound.Curvature(optimum), 1e-10),
            Check.Relative("largest step size", 0.2219756, bound, 3e-7),
            Stays(0.98, true),
            Stays(1.02, false),
        ];
        return new RowResult(checks, []);

        Check Stays(double factor, bool expected)
        {
            double[] point = [.. optimum.Select(w => w + 1e-6)];
            new GradientMap(objective, factor * bound).Iterate(point, 5000, 1e6);
            bool found = point.Zip(optimum, (a, b) => Math.Abs(a - b)).Max() < 1e-4;
            return new Check(
                $"stays near the optimum with {factor} of it", expected ? "yes" : "no", found ? "yes" : "no",
                found == expected);
        }
    }
}

/// <summary>N5: the largest map that a deep linear network can learn.</summary>
internal static class DeepLinear
{
    private const double Delta = 0.1;
    private const int Size = 3, Samples = 8, Steps = 20_000;

    public static RowResult Run()
    {
        List<Check> checks = [];
        foreach ((int depth, double radius) in (ReadOnlySpan<(int, double)>)[(2, 10), (3, 4.148887), (5, 2.378414)])
        {
            double bound = DeepLinearBound.LargestSpectralRadius(depth, Delta);
            checks.Add(Check.Relative($"largest spectral radius at depth {depth}", radius, bound, 5e-7));
            checks.Add(Learns(depth, 0.97, bound, true));
            checks.Add(Learns(depth, 1.03, bound, false));
        }

        return new RowResult(checks, []);
    }

    private static Check Learns(int depth, double factor, double bound, bool expected)
    {
        double[] inputs = Whitened(), target = Target(factor * bound);
        double[] targets = [.. Enumerable.Range(0, Samples * Size).Select(
            k => Enumerable.Range(0, Size).Sum(j => target[k % Size * Size + j] * inputs[k / Size * Size + j]))];
        var objective = new Losses.LinearObjective(inputs, targets, Size, depth * Size * Size);
        int square = Size * Size;
        double[] w = [.. Enumerable.Range(0, depth * square).Select(k => k % square % (Size + 1) == 0 ? 1.0 : 0)];
        GradientMap map = new(objective, Delta);
        bool found = map.Iterate(w, Steps, 1e6) && objective.Value(w) < 1e-20;
        return new Check(
            $"learns {factor} of it at depth {depth}", expected ? "yes" : "no", found ? "yes" : "no",
            found == expected);
    }

    /// <summary>A symmetric positive matrix: a rotation of the radius, a half and a tenth of it.</summary>
    private static double[] Target(double radius)
    {
        double[][] rows = new GaussianNumbers(3).Orthonormal(Size, Size);
        double[] eigenvalues = [radius, radius / 2, radius / 10];
        return
        [
            .. from i in Enumerable.Range(0, Size)
               from j in Enumerable.Range(0, Size)
               select Enumerable.Range(0, Size).Sum(k => eigenvalues[k] * rows[k][i] * rows[k][j]),
        ];
    }

    /// <summary>Inputs whose mean of x x' is the identity.</summary>
    private static double[] Whitened()
    {
        double[][] columns = new GaussianNumbers(4).Orthonormal(Size, Samples);
        return
        [
            .. from n in Enumerable.Range(0, Samples)
               from j in Enumerable.Range(0, Size)
               select Math.Sqrt(Samples) * columns[j][n],
        ];
    }
}

/// <summary>N6: after convergence max |x| |f(x)| is at most 1/delta.</summary>
internal static class Relu
{
    private const double Delta = 0.05;
    private const int Width = 10, Samples = 5, Seeds = 20, Steps = 50_000;

    public static RowResult Run()
    {
        double bound = ReluBound.LargestProduct(Delta);
        List<double> wanted = [], learnt = [], ended = [];
        foreach (double share in (double[])[0.2, 0.4, 0.6, 0.8, 0.95, 1.05, 1.2, 1.5, 2])
        {
            for (int seed = 1; seed <= Seeds; seed++)
            {
                (double[] inputs, double[] targets, double[] w) = Draw(share * bound, seed);
                var objective = new Losses.ReluObjective(inputs, targets, w.Length);
                bool bounded = new GradientMap(objective, Delta).Iterate(w, Steps, 1e6);
                double[] outputs = [.. Enumerable.Range(0, Samples).Select(
                    i => Losses.ReluOutput(w, inputs[2 * i], inputs[2 * i + 1]))];
                if (!bounded || !IsConverged(objective, w)) continue;
                wanted.Add(share);
                learnt.Add(ReluBound.Product(inputs, outputs, Samples) / bound);
            }
        }

        List<Check> checks =
        [
            Check.Between("runs that converged", 20, 180, learnt.Count),
            Check.Between("largest delta max |x_i| |f(x_i)| of those", 0, 1, learnt.Max()),
            Check.Between("largest share of 1/delta learnt is near the bound", 0.5, 1, learnt.Max()),
        ];
        return new RowResult(checks,
        [
            new Chart(
                "What converged", new Axis("largest wanted |x| |y| times delta"),
                new Axis("largest |x| |f(x)| times delta"),
                [new Series("converged runs", wanted, learnt, SeriesStyle.Scatter)])
            {
                References = [new ReferenceLine(1, "1: the bound")],
                Caption = $"Of {Seeds} seeds at each size of the targets, step {Delta}.",
            },
        ]);
    }

    private static bool IsConverged(IObjective objective, double[] w)
    {
        double[] gradient = new double[w.Length];
        objective.Gradient(w, gradient);
        return Math.Sqrt(gradient.Sum(entry => entry * entry)) < 1e-8;
    }

    private static (double[] Inputs, double[] Targets, double[] Weights) Draw(double product, int seed)
    {
        GaussianNumbers random = new(seed);
        double[] inputs = [.. Enumerable.Range(0, 2 * Samples).Select(_ => random.Next())];
        double[] raw = [.. Enumerable.Range(0, Samples).Select(_ => random.Next())];
        double largest = ReluBound.Product(inputs, raw, Samples);
        double[] weights = [.. Enumerable.Range(0, 4 * Width).Select(_ => 0.3 * random.Next())];
        return (inputs, [.. raw.Select(y => y * product / largest)], weights);
    }
}
