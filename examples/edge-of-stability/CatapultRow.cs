using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Stability;

/// <summary>E7: f = u'v / sqrt(n) at step sizes between 2 and 4 times the inverse of its kernel.</summary>
internal static class CatapultRow
{
    private const int Width = 500, Steps = 200;

    public static RowResult Run()
    {
        (double Error, List<double> Losses, List<double> Kernels) converging = Descend(3), diverging = Descend(4.1);
        double[] steps = [.. Enumerable.Range(0, converging.Losses.Count).Select(i => (double)i)];
        List<Check> checks =
        [
            Check.Between(
                "Lambda' = Lambda + (eta f^2/n)(eta Lambda - 4), largest relative error", 0, 1e-10, converging.Error),
            Is("phase at eta Lambda = 3", CatapultPhase.Catapult, Catapult.Phase(1, 3)),
            Is("phase at eta Lambda = 4.1", CatapultPhase.Divergent, Catapult.Phase(1, 4.1)),
            Check.Between("eta Lambda = 3: loss at the end over its start", 0, 1e-10, Last(converging)),
            Check.Between(
                "eta Lambda = 3: highest loss over its start", 10, 1e6, converging.Losses.Max() / converging.Losses[0]),
            Check.Between(
                "eta Lambda = 3: eta times the kernel at the end", 0, 2,
                3 * converging.Kernels[^1] / converging.Kernels[0]),
            Check.Between("eta Lambda = 4.1: loss at the end over its start", 1e10, double.MaxValue, Last(diverging)),
        ];
        return new RowResult(checks,
        [
            new Chart(
                "The catapult: loss", new Axis("step"),
                new Axis("loss", Scale: AxisScale.Log, Maximum: 1e12, Minimum: 1e-20),
                [
                    new Series("eta Lambda = 3", steps, converging.Losses),
                    new Series("eta Lambda = 4.1", [.. diverging.Losses.Select((_, i) => (double)i)], diverging.Losses),
                ]),
            new Chart(
                "The catapult: step size times kernel", new Axis("step", Maximum: 30),
                new Axis("eta Lambda", Maximum: 5),
                [
                    new Series(
                        "eta Lambda = 3", steps,
                        [.. converging.Kernels.Select(k => 3 * k / converging.Kernels[0])]),
                ])
            {
                References = [new ReferenceLine(2, "2: stable below"), new ReferenceLine(4, "4")],
                Caption = "The loss grows until the kernel has fallen below 2/eta.",
            },
        ]);

        static double Last((double Error, List<double> Losses, List<double> Kernels) run) =>
            Math.Min(run.Losses[^1] / run.Losses[0], double.MaxValue);
    }

    private static (double Error, List<double> Losses, List<double> Kernels) Descend(double times)
    {
        GaussianNumbers random = new(1);
        double[] w = [.. Enumerable.Range(0, 2 * Width).Select(_ => random.Next())];
        double first = Kernel(w), eta = times / first;
        var objective = new Losses.BilinearObjective(Width, Width);
        var map = new GradientMap(objective, eta);
        List<double> losses = [], kernels = [];
        double error = 0;
        for (int step = 0; step < Steps; step++)
        {
            double kernel = Kernel(w), output = Output(w);
            kernels.Add(kernel);
            losses.Add(map.Step(w));
            if (!double.IsFinite(losses[^1]) || losses[^1] > 1e100) break;
            (double next, _) = Catapult.Step(kernel, output, eta, Width);
            error = Math.Max(error, Math.Abs(next / Kernel(w) - 1));
        }

        return (error, losses, kernels);
    }

    private static double Kernel(double[] w) => w.Sum(entry => entry * entry) / Width;

    private static double Output(double[] w) =>
        Enumerable.Range(0, Width).Sum(i => w[i] * w[Width + i]) / Math.Sqrt(Width);

    private static Check Is(string name, CatapultPhase expected, CatapultPhase found) =>
        new(name, $"{expected}", $"{found}", found == expected);
}
