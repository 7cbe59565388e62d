using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

/// <summary>E10: a guard that forecasts the crossing, warns, ends the run, or cuts the step.</summary>
internal static class GuardRow
{
    private const double Eta = 0.1;
    private const int Steps = 12_000, Every = 25;

    public static RowResult Run()
    {
        (GuardedOutcome _, List<GuardReport> warned) = Guarded(GuardResponse.Warn, s => new GradientDescent(s), Eta);
        (GuardedOutcome stopped, List<GuardReport> _) = Guarded(GuardResponse.Stop, s => new GradientDescent(s), Eta);
        (GuardedOutcome cut, List<GuardReport> cuts) = Guarded(GuardResponse.CutStep, s => new GradientDescent(s), Eta);
        (GuardedOutcome polyak, List<GuardReport> _) = Guarded(
            GuardResponse.Stop, s => new PolyakMomentum(s, 0.9), 0.2);

        int crossing = warned.FindIndex(report => report.Response is not null);
        if (crossing < 1)
            return new RowResult([new Check("the sharpness crosses 2/eta", "yes", "no", Holds: false)], []);
        GuardReport early = warned.Last(report => report.Forecast is not null
            && report.Step <= 0.9 * warned[crossing].Step && report.Step < warned[crossing].Step);
        double above = cuts.Where(report => report.Step > 0).Max(report => report.Edge.Ratio);
        List<Check> checks =
        [
            new Check(
                "warns first where the certified sharpness is above 2/eta", "above 1, before it below",
                $"{warned[crossing].Edge.Ratio:G5} at step {warned[crossing].Step:N0}, before it "
                    + $"{warned[crossing - 1].Edge.Ratio:G5}",
                warned[crossing].Edge.Ratio > 1 && warned[crossing - 1].Edge.Ratio <= 1.0001),
            Check.Relative(
                $"crossing forecast at step {early.Step:N0}", warned[crossing].Step, early.Forecast!.Value, 0.1),
            Check.Exact("stops at the same step", warned[crossing].Step, stopped.Stopped?.Step ?? -1),
            Check.Between("cuts the step: sharpness over threshold, highest measured", 0, 1.1, above),
            Check.Between("step size after the cuts", 0, 0.099, cut.StepSize),
            Check.Relative(
                "Polyak with eta = 0.2 is stopped at its own threshold", 19,
                polyak.Stopped?.Edge.Sharpness.Value ?? 0, 0.05),
        ];
        Series Of(string name, List<GuardReport> reports, Func<GuardReport, double> value) =>
            new(name, [.. reports.Select(report => (double)report.Step)], [.. reports.Select(value)]);
        return new RowResult(checks,
        [
            new Chart(
                "Sharpness over threshold under guard", new Axis("step"), new Axis("sharpness / threshold"),
                [Of("only warned", warned, r => r.Edge.Ratio), Of("step cut", cuts, r => r.Edge.Ratio)])
            {
                References = [new ReferenceLine(1, "edge of stability")],
            },
            new Chart(
                "Step size", new Axis("step"), new Axis("eta"),
                [Of("only warned", warned, r => r.StepSize), Of("step cut", cuts, r => r.StepSize)]),
        ]);
    }

    private static (GuardedOutcome Outcome, List<GuardReport> Reports) Guarded(
        GuardResponse response, Func<double, IUpdateTransform> optimizer, double stepSize)
    {
        List<GuardReport> reports = [];
        var guard = new StabilityGuard(
            Problem.ChebyshevObjective(4), optimizer,
            new GuardOptions { Response = response, Every = Every, Sharpness = new() { Tolerance = 1e-4 } });
        GuardedOutcome outcome = guard.Run(
            Problem.ChebyshevStart(1), stepSize, new MinimizerOptions { MaxSteps = Steps }, reports.Add);
        return (outcome, reports);
    }
}
