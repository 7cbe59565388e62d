using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

/// <summary>E3: momentum and Adam hover at thresholds of their own, Adam on its preconditioned Hessian.</summary>
internal static class MomentumRow
{
    private const int Every = 25, Most = 100_000, Settling = 1_000, After = 20_000;

    public static RowResult Run(IProgressBoard board)
    {
        (string Name, IUpdateTransform Optimizer, double Threshold)[] cases =
        [
            ("Polyak, eta = 0.1", new PolyakMomentum(0.1, 0.9), 38),
            ("Nesterov, eta = 0.05", new NesterovMomentum(0.05, 0.9), 3.8 / 2.8 / 0.05),
            ("Adam, eta = 0.001", new Adam(0.001), 38_000),
        ];
        var runs = new (List<double> Steps, List<double> Ratios, double Mean)[cases.Length];
        IProgressItem bar = board.Start("momentum", cases.Length);
        int ended = 0;
        Lock gate = new();
        Parallel.For(0, cases.Length, i =>
        {
            runs[i] = Hover(cases[i].Optimizer);
            lock (gate) bar.Report(++ended, cases[i].Name);
        });
        bar.Finish();

        List<Check> checks = [];
        List<Series> series = [];
        for (int i = 0; i < cases.Length; i++)
        {
            (string name, IUpdateTransform optimizer, double threshold) = cases[i];
            double own = optimizer.StabilityPolynomial()!.Threshold;
            checks.Add(Check.Relative($"{name}: threshold", threshold, own, 1e-10));
            checks.Add(Check.Relative($"{name}: mean sharpness hovering", threshold, own * runs[i].Mean, 0.06));
            series.Add(new Series(name, runs[i].Steps, runs[i].Ratios));
        }

        return new RowResult(checks,
        [
            new Chart(
                "Sharpness over the optimizer's own threshold", new Axis("step"),
                new Axis("sharpness / threshold", Minimum: 0, Maximum: 1.6), series)
            {
                References = [new ReferenceLine(1, "edge of stability")],
                Caption = "Chebyshev polynomial of degree 4, b = 0.9; of the preconditioned Hessian for Adam.",
            },
        ]);
    }

    /// <summary>Measures until long after the crossing.</summary>
    private static (List<double> Steps, List<double> Ratios, double Mean) Hover(IUpdateTransform optimizer)
    {
        var objective = Problem.ChebyshevObjective(4);
        var probe = new SharpnessProbe(objective, new SharpnessOptions { Tolerance = 1e-4 });
        MinimizerRun run = new Minimizer(
            objective, optimizer, new MinimizerOptions { MaxSteps = Most + After }).Start(Problem.ChebyshevStart(1));
        List<double> steps = [], ratios = [], hovering = [];
        long? crossing = null;
        foreach (StepValue step in run)
        {
            if (step.Step % Every != 0 || step.Step == 0) continue;
            EdgeComparison edge = probe.Measure(run, optimizer).Result;
            steps.Add(step.Step);
            ratios.Add(edge.Ratio);
            if (edge.Ratio > 1) crossing ??= step.Step;
            if (step.Step >= crossing + Settling) hovering.Add(edge.Ratio);
            if (step.Step >= crossing + After || (crossing is null && step.Step >= Most)) break;
        }

        return (steps, ratios, hovering.Count > 0 ? hovering.Average() : double.NaN);
    }
}
