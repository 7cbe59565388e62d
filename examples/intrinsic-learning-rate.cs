#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj
#:project ../src/AutoDiffDSL.Stability/AutoDiffDSL.Stability.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// Weights before a normalisation may be scaled without changing the loss. With weight decay their norm then settles,
// and with it the effective learning rate eta / |w|^2, at a pace set by the product eta * lambda alone, the intrinsic
// rate: Li, Lyu, Arora, "Reconciling Modern Deep Learning with Traditional Optimization Analyses: The Intrinsic
// Learning Rate", NeurIPS 2020. The losses below are ordinary C#; their derivatives are generated.
//
//   dotnet run examples/intrinsic-learning-rate.cs
//   dotnet run examples/intrinsic-learning-rate.cs -- --row I5 --seeds 10
//   dotnet run examples/intrinsic-learning-rate.cs -- --help

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
int runs = 20;
RowTable table = new(
    "The intrinsic learning rate",
    "Scale-invariant losses under gradient descent with weight decay: the norm of the weights, the effective learning "
    + "rate eta / |w|^2 and the loss settle at a pace set by eta * lambda (Li, Lyu and Arora 2020).",
    [
        new("I1", "Scale-invariant groups of parameters", _ => Invariance.Run()),
        new("I2", "Equilibrium of gradient descent with weight decay", _ => Equilibrium.Run()),
        new("I3", "The flow of the effective rate", _ => Relaxation.Run()),
        new("I4", "What a drop of the learning rate does", _ => Drop.Run(runs)),
        new("I5", "Full-batch gradient descent with weight decay never settles", _ => NeverSettles.Run(runs)),
        new("I6", "Mixing in function space, and averaged weights", _ => Mixing.Run(runs)),
    ]);
Option<string> row = CheckedOption.Choice("--row", "Which figures", [.. table.Choices]);
Option<int> seeds = CheckedOption.Whole("--seeds", "Runs that means and ranges are taken over", 2, 1000, runs);
Option<string?> output = CheckedOption.File("--output", "Where to write the report", "report.html", ".html");
RootCommand command = new("The intrinsic learning rate of normalised networks.") { row, seeds, output };
command.SetAction(parsed =>
{
    runs = parsed.GetValue(seeds);
    return table.Run(parsed.GetValue(row)!, parsed.GetValue(output)!);
});
return await ExperimentCommand.RunAsync(command, args);

/// <summary>The losses; everything that starts with their names is generated.</summary>
public static partial class Losses
{
    /// <summary>w'Aw / |w|^2.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="matrix">A, symmetric, by rows.</param>
    [Loss]
    public static double Rayleigh(ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> matrix)
    {
        double form = 0, square = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double row = 0;
            for (int j = 0; j < w.Length; j++) row += matrix[i * w.Length + j] * w[j];
            form += w[i] * row;
            square += w[i] * w[i];
        }

        return form / square;
    }

    /// <summary>
    /// The sum of a_i w_i^2 / |w|^2, and a sample's own force along u; neither depends on |w|.
    /// </summary>
    [Loss(PerSample = true)]
    public static double Noisy(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> a, [Sample] ReadOnlySpan<double> u)
    {
        double form = 0, square = 0, along = 0;
        for (int i = 0; i < w.Length; i++)
        {
            form += a[i] * w[i] * w[i];
            square += w[i] * w[i];
            along += u[i] * w[i];
        }

        return form / square + along / Math.Sqrt(square);
    }

    /// <summary>
    /// Half the mean square error of units that are divided by the deviation of their inputs over the data, and then
    /// weighted: the input weights of each unit are scale invariant, the output weights are not.
    /// </summary>
    /// <param name="w">Rows of input weights, one for each unit, and then an output weight for each.</param>
    /// <param name="x">The inputs, row by row.</param>
    /// <param name="y">The wanted outputs.</param>
    /// <param name="inputs">The inputs of a row.</param>
    [Loss]
    public static double Normalised(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y,
        int inputs)
    {
        int units = w.Length / (inputs + 1);
        Span<double> output = stackalloc double[y.Length];
        Span<double> unit = stackalloc double[y.Length];
        for (int u = 0; u < units; u++)
        {
            double mean = 0, square = 0;
            for (int n = 0; n < y.Length; n++)
            {
                double sum = 0;
                for (int i = 0; i < inputs; i++) sum += w[u * inputs + i] * x[n * inputs + i];
                unit[n] = sum;
                mean += sum / y.Length;
            }

            for (int n = 0; n < y.Length; n++) square += (unit[n] - mean) * (unit[n] - mean) / y.Length;
            double deviation = Math.Sqrt(square);
            for (int n = 0; n < y.Length; n++)
                output[n] += w[units * inputs + u] * Math.Tanh((unit[n] - mean) / deviation);
        }

        double loss = 0;
        for (int n = 0; n < y.Length; n++) loss += (output[n] - y[n]) * (output[n] - y[n]);
        return loss / (2 * y.Length);
    }
}

/// <summary>I1: which weights may be scaled, by the four identities.</summary>
internal static class Invariance
{
    public static RowResult Run()
    {
        const int Inputs = 4, Units = 3, Samples = 12;
        GaussianNumbers random = new(1);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next())];
        var objective = new Losses.NormalisedObjective(
            Draw(Samples * Inputs), Draw(Samples), Inputs, Units * (Inputs + 1));
        double[] w = Draw(objective.Dimension);
        Range[] groups =
        [
            .. Enumerable.Range(0, Units).Select(u => (u * Inputs)..((u + 1) * Inputs)),
            (Units * Inputs)..objective.Dimension,
        ];
        IReadOnlyList<Range> found = ScaleInvariance.Find(objective, w, groups);
        ScaleInvariance[] errors =
            [.. groups.Take(Units).Select(group => ScaleInvariance.Measure(objective, w, group))];
        return new RowResult(
        [
            new Check(
                "groups found", "the input weights of each unit", string.Join(", ", found),
                found.SequenceEqual(groups.Take(Units))),
            Check.Between("|L(cw) - L(w)|", 0, 1e-12, errors.Max(e => e.ValueError)),
            Check.Between("grad L(w) = c grad L(cw), relative error", 0, 1e-12, errors.Max(e => e.GradientError)),
            Check.Between("Hess L(w) = c^2 Hess L(cw), relative error", 0, 1e-12, errors.Max(e => e.HessianError)),
            Check.Between("w'grad L / (|w| |grad L|)", 0, 1e-12, errors.Max(e => e.RadialShare)),
        ], []);
    }
}

/// <summary>I2: where norm, angle and effective rate settle.</summary>
internal static class Equilibrium
{
    public const double Eta = 0.1, Lambda = 0.005, Sigma = 2;

    public static RowResult Run()
    {
        IntrinsicRate theory = new(Eta, Lambda, Sigma);
        Walk walk = new(Eta, Lambda, Sigma, 1);
        walk.Start(norm: 1);
        double angle = 0;
        for (int step = 0; step < 40_000; step++) angle = walk.Step();
        return new RowResult(
        [
            Digits("|w|^4, closed form", 40.0100025, theory.NormToTheFourth, 7),
            Digits("|w|^4 after 40,000 steps", 40.0100025, walk.SquaredNorm * walk.SquaredNorm, 7),
            Digits("angle per step, closed form", 0.031624094, theory.AnglePerStep, 9),
            Digits("angle per step, measured", 0.031624094, angle, 9),
            Check.Relative("angle per step is about sqrt(2 eta lambda)", Math.Sqrt(2 * Eta * Lambda), angle, 1e-3),
            Digits("eta / |w|^2, closed form", 0.0158094118, theory.EffectiveRate, 10),
            Digits("eta / |w|^2, measured", 0.0158094118, walk.EffectiveRate, 10),
        ], []);

        // Equal in all the decimals stated, the last one rounded.
        static Check Digits(string name, double expected, double found, int decimals) => new(
            name, expected.ToString("F" + decimals), found.ToString("F" + decimals),
            Math.Abs(found - expected) <= 0.51 * Math.Pow(10, -decimals));
    }
}

/// <summary>I3: gamma = |w|^4 / eta^2 follows its flow.</summary>
internal static class Relaxation
{
    public static RowResult Run()
    {
        IntrinsicRate theory = new(Equilibrium.Eta, Equilibrium.Lambda, Equilibrium.Sigma);
        List<Check> checks =
            [Check.Relative("relaxation time 1 / (eta lambda), steps", 2000, theory.RelaxationTime, 1e-12)];
        List<Series> courses = [];
        foreach (double factor in (double[])[0.25, 4])
        {
            Walk walk = new(Equilibrium.Eta, Equilibrium.Lambda, Equilibrium.Sigma, 2);
            walk.Start(Math.Pow(factor * theory.NormToTheFourth, 0.25));
            double first = Gamma(walk), worst = 0, early = 0, late = 0;
            List<double> steps = [], gammas = [], flow = [];
            for (int step = 0; step <= 4000; step++)
            {
                double predicted = theory.GammaAfter(first, step);
                worst = Math.Max(worst, Math.Abs(Gamma(walk) / predicted - 1));
                if (step == 100) early = Gamma(walk) - theory.GammaAtEquilibrium;
                if (step == 900) late = Gamma(walk) - theory.GammaAtEquilibrium;
                if (step % 20 == 0)
                {
                    steps.Add(step);
                    gammas.Add(Gamma(walk));
                    flow.Add(predicted);
                }

                walk.Step();
            }

            checks.Add(Check.Between(
                $"from {factor} times equilibrium: farthest from the flow, relative", 0, 0.01, worst));
            checks.Add(Check.Relative(
                $"from {factor} times equilibrium: rate of decay / (eta lambda)", 4,
                Math.Log(early / late) / 800 / theory.Rate, 0.01));
            courses.Add(new Series($"from {factor} times equilibrium", steps, gammas));
            courses.Add(new Series($"its flow from {factor}", steps, flow));
        }

        return new RowResult(checks,
        [
            new Chart("gamma = |w|^4 / eta^2", new Axis("step"), new Axis("gamma"), courses)
            {
                References = [new ReferenceLine(theory.GammaAtEquilibrium, "sigma^2 / (2 eta lambda)")],
                Caption = "The norm of the weights beside the flow d gamma / dt = -4 eta lambda gamma + 2 sigma^2.",
            },
        ]);

        static double Gamma(Walk walk) =>
            walk.SquaredNorm * walk.SquaredNorm / (walk.StepSize * walk.StepSize);
    }
}

/// <summary>I4: a drop of the step size lowers the effective rate tenfold, and it then recovers.</summary>
internal static class Drop
{
    private const double Eta = 0.4, Lambda = 0.025;
    private const int Before = 2000, After = 8000, Every = 20;

    public static RowResult Run(int seeds)
    {
        Walk walk = new(Equilibrium.Eta, Equilibrium.Lambda, Equilibrium.Sigma, 3);
        walk.Start(1);
        for (int step = 0; step < 20_000; step++) walk.Step();
        double settled = walk.EffectiveRate;
        walk.StepSize /= 10;
        double atOnce = walk.EffectiveRate;
        for (int step = 0; step < 200_000; step++) walk.Step();

        (double[] loss, double[] rate) = NoisyRuns.Mean(seeds, (objective, seed) =>
        {
            NoisyRuns run = new(objective, seed, Lambda, norm: 2);
            run.Take(Eta, Before, Every);
            run.Take(Eta / 10, After, Every);
            return run;
        });
        int drop = Before / Every;
        double lossBefore = loss[(drop / 2)..drop].Average();
        double lossAfter = loss[(drop + 5)..(drop + 20)].Average();
        double lossLate = loss[(loss.Length - After / Every / 4)..].Average();
        double[] steps = [.. Enumerable.Range(0, loss.Length).Select(i => (double)(i * Every))];
        ReferenceLine at = new(Before, "eta becomes eta / 10", ReferenceDirection.Vertical);
        return new RowResult(
        [
            Check.Relative("effective rate just after over before", 0.1, atOnce / settled, 1e-10),
            Check.Relative("effective rate settled over before", 1 / Math.Sqrt(10), walk.EffectiveRate / settled, 1e-3),
            Check.Between("noisy loss just after the drop over before", 0, 0.5, lossAfter / lossBefore),
            Check.Between("noisy loss settled over just after: the bump", 1.5, 5, lossLate / lossAfter),
        ],
        [
            new Chart(
                "Effective rate eta / |w|^2", new Axis("step"), new Axis("effective rate", Scale: AxisScale.Log),
                [new Series($"mean of {seeds} runs", steps, rate)])
            {
                References = [at],
                Caption = "It falls tenfold at once, and recovers to 1 / sqrt(10) of what it was.",
            },
            new Chart(
                "Loss after a drop of the learning rate", new Axis("step"), new Axis("loss", Scale: AxisScale.Log),
                [new Series($"mean of {seeds} runs", steps, loss)])
            {
                References = [at],
                Caption = "The loss falls with the effective rate, and then rises again with it.",
            },
        ]);
    }
}

/// <summary>I5: decay shrinks the norm until the edge of stability is passed, again and again.</summary>
internal static class NeverSettles
{
    private const double Eta = 0.1, Lambda = 0.05;
    private const int Steps = 100_000;

    public static RowResult Run(int seeds)
    {
        (double Median, int Spikes, List<double> Rate, List<double> Loss)[] runs =
            [.. Enumerable.Range(1, seeds).AsParallel().AsOrdered().Select(One)];
        double limit = IntrinsicRate.LargestEffectiveRate(UnitSharpness(), Eta * Lambda);
        double[] steps = [.. Enumerable.Range(0, runs[0].Rate.Count).Select(i => (double)(Steps - 2000 + i))];
        return new RowResult(
        [
            Check.Relative("sharpness at a minimum with |w| = 1", 8, UnitSharpness(), 1e-10),
            Check.Relative("limit of eta / |w|^2", 0.25 * (1 - Eta * Lambda), limit, 1e-10),
            Check.Between(
                $"late median of eta / |w|^2, lowest of {seeds} seeds", 0.253, 0.275, runs.Min(r => r.Median)),
            Check.Between(
                $"late median of eta / |w|^2, highest of {seeds} seeds", 0.253, 0.275, runs.Max(r => r.Median)),
            Check.Between("spikes of the loss in the second half, fewest", 100, 999, runs.Min(r => r.Spikes)),
            Check.Between("spikes of the loss in the second half, most", 100, 999, runs.Max(r => r.Spikes)),
        ],
        [
            new Chart(
                "Effective rate, last 2,000 steps", new Axis("step"), new Axis("eta / |w|^2"),
                [new Series("seed 1", steps, runs[0].Rate)])
            {
                References = [new ReferenceLine(limit, "0.25 (1 - eta lambda): stable below")],
                Caption = "Weight decay raises it past the limit; a spike of the loss throws it back.",
            },
            new Chart(
                "Loss, last 2,000 steps", new Axis("step"), new Axis("w'Aw / |w|^2", Scale: AxisScale.Log),
                [new Series("seed 1", steps, runs[0].Loss)]),
        ]);
    }

    private static (double Median, int Spikes, List<double> Rate, List<double> Loss) One(int seed)
    {
        (double[] matrix, _) = Matrix(seed);
        var objective = new Losses.RayleighObjective(matrix, 4);
        GaussianNumbers random = new(100 + seed);
        double[] start = [random.Next(), random.Next(), random.Next(), random.Next()];
        MinimizerRun run = new Minimizer(
            objective, new Chain(new WeightDecay(Lambda), new GradientDescent(Eta)),
            new MinimizerOptions { MaxSteps = Steps, GradientTolerance = -1 }).Start(start);
        List<double> late = [], lastRate = [], lastLoss = [];
        int spikes = 0;
        bool isUp = false;
        foreach (StepValue step in run)
        {
            if (step.Step < Steps / 2) continue;
            double square = 0;
            foreach (double entry in run.Parameters) square += entry * entry;
            late.Add(Eta / square);

            // A spike begins above a hundredth and has ended below a thousandth.
            if (!isUp && step.Value > 1e-2) spikes++;
            isUp = step.Value > (isUp ? 1e-3 : 1e-2);
            if (step.Step < Steps - 2000) continue;
            lastRate.Add(Eta / square);
            lastLoss.Add(step.Value);
        }

        late.Sort();
        return (late[late.Count / 2], spikes, lastRate, lastLoss);
    }

    private static double UnitSharpness()
    {
        (double[] matrix, double[][] rows) = Matrix(1);
        return Sharpness.Measure(new Losses.RayleighObjective(matrix, 4), rows[0]).Value;
    }

    /// <summary>A rotation of the eigenvalues 0, 1, 2 and 4, and its rows.</summary>
    private static (double[] Matrix, double[][] Rows) Matrix(int seed)
    {
        double[] eigenvalues = [0, 1, 2, 4];
        double[][] rows = new GaussianNumbers(seed).Orthonormal(4, 4);
        double[] matrix =
        [
            .. from i in Enumerable.Range(0, 4)
               from j in Enumerable.Range(0, 4)
               select Enumerable.Range(0, 4).Sum(k => eigenvalues[k] * rows[k][i] * rows[k][j]),
        ];
        return (matrix, rows);
    }
}

/// <summary>I6: the loss mixes in 1 / (eta lambda) steps, the weights do not; their average has a lower loss.</summary>
internal static class Mixing
{
    private const double Eta = 0.4, Lambda = 0.025;
    private const int Steps = 4000, Every = 10;

    public static RowResult Run(int seeds)
    {
        double[] norms = [0.5, 2, 8];
        List<Series> rates = [], losses = [];
        List<double> settledRates = [], settledLosses = [];
        foreach (double norm in norms)
        {
            (double[] loss, double[] rate) = NoisyRuns.Mean(seeds, (objective, seed) =>
            {
                NoisyRuns run = new(objective, seed, Lambda, norm);
                run.Take(Eta, Steps, Every);
                return run;
            });
            double[] steps = [.. Enumerable.Range(0, loss.Length).Select(i => (double)(i * Every))];
            rates.Add(new Series($"|w| = {norm} at the start", steps, rate));
            losses.Add(new Series($"|w| = {norm} at the start", steps, loss));
            settledRates.Add(rate[(rate.Length / 2)..].Average());
            settledLosses.Add(loss[(loss.Length / 2)..].Average());
        }

        NoisyRuns[] ends = new NoisyRuns[seeds];
        Parallel.For(0, seeds, seed =>
        {
            ends[seed] = new NoisyRuns(NoisyRuns.NewObjective(), seed + 1, Lambda, norm: 2);
            ends[seed].Take(Eta, Steps, Every);
        });
        double iterates = ends.Average(run => run.Loss.Skip(run.Loss.Count / 2).Average());
        double averaged = ends.Average(run => run.LossAt(run.Average));
        double midpoints = Enumerable.Range(0, seeds / 2).Average(
            i => ends[0].LossAt([.. ends[2 * i].Average.Zip(ends[2 * i + 1].Average, (a, b) => a + b)]));
        double between = Math.Abs(Enumerable.Range(0, seeds - 1).Average(
            i => Math.Abs(Cosine(ends[i].Average, ends[i + 1].Average))));
        return new RowResult(
        [
            Check.Between(
                "effective rates settled, largest over smallest start", 0.9, 1.1,
                settledRates.Max() / settledRates.Min()),
            Check.Between("losses settled, largest over smallest", 0.9, 1.1, settledLosses.Max() / settledLosses.Min()),
            Check.Between("mean |cosine| between the weights of two runs: not mixed", 0, 0.9, between),
            Check.Between("loss of averaged weights over mean loss", 0, 0.5, averaged / iterates),
        ],
        [
            new Chart(
                "Effective rate from different starts", new Axis("step"),
                new Axis("eta / |w|^2", Scale: AxisScale.Log), rates)
            {
                Caption = "Whatever |w| is at the start, the rate settles within a few 1 / (eta lambda) = 100 steps.",
            },
            new Chart("Loss from different starts", new Axis("step"), new Axis("loss", Scale: AxisScale.Log), losses)
            {
                Caption = "Function space: one equilibrium. The weights of different runs remain apart.",
            },
            new ReportTable(
                "Averaging", ["weights", "loss"],
                [
                    ["iterates at equilibrium, mean", $"{iterates:G4}"],
                    ["stochastic weight average of one run, mean", $"{averaged:G4}"],
                    ["sum of two runs' averages, mean", $"{midpoints:G4}"],
                ]),
        ]);
    }

    private static double Cosine(double[] a, double[] b) =>
        a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));
}
