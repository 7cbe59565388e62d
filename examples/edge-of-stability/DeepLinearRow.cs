using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Stability;

/// <summary>E5: twenty linear layers of width 50 on whitened inputs; as in Cohen et al. (2021), appendix.</summary>
internal static class DeepLinearRow
{
    private const int Depth = 20, Size = 50, Every = 20, Most = 6_000, Settling = 200, After = 2_000;
    private const double Eta = 1e-4, Noise = 0.4;

    public static RowResult Run(IProgressBoard board)
    {
        IProgressItem bar = board.Start("deep linear network", Most);
        GaussianNumbers random = new(1);
        double[] inputs = [.. random.Orthonormal(Size, Size).SelectMany(x => x)];
        double[] targets = [.. Enumerable.Range(0, Size * Size).Select(_ => random.Next())];
        double[] w = [.. Enumerable.Range(0, Depth * Size * Size).Select(
            k => (k % (Size * Size) % (Size + 1) == 0 ? 1 : 0) + Noise * random.Next() / Math.Sqrt(Size))];
        var objective = new Losses.DeepLinearObjective(inputs, targets, Size, w.Length);
        var map = new GradientMap(objective, Eta);
        SharpnessOptions options = new() { Tolerance = 1e-3 };
        List<double> steps = [], sharpness = [], losses = [], hovering = [];
        int? crossing = null;
        for (int step = 0; step <= Most; step += Every)
        {
            SharpnessMeasurement measured = Sharpness.Measure(objective, w, options);
            if (!double.IsFinite(measured.Value)) break;
            options = options with { WarmStart = measured.Eigenvector };
            steps.Add(step);
            sharpness.Add(measured.Value);
            losses.Add(objective.Value(w));
            if (measured.Value > 2 / Eta) crossing ??= step;
            if (step >= crossing + Settling) hovering.Add(measured.Value);
            if (step >= crossing + After) break;
            bar.Total = Math.Min(Most, crossing + After ?? Most);
            bar.Report(step, $"loss {losses[^1]:0.00E+0}  eta*sharpness {Eta * measured.Value:F3}");
            map.Iterate(w, Every);
        }

        bar.Finish();
        double mean = hovering.Count > 0 ? hovering.Average() : double.NaN;
        return new RowResult(
        [
            new Check(
                "sharpness crosses 2/eta", "yes", crossing is null ? "no" : $"yes, at step {crossing:N0}",
                crossing is not null),
            Check.Relative("mean sharpness after the crossing", 2 / Eta, mean, 0.01),
        ],
        [
            new Chart(
                "Deep linear network: sharpness", new Axis("step"), new Axis("sharpness"),
                [new Series("sharpness", steps, sharpness)])
            {
                References = [new ReferenceLine(2 / Eta, "2/eta")],
            },
            new Chart(
                "Deep linear network: loss", new Axis("step"), new Axis("loss", Scale: AxisScale.Log),
                [new Series("loss", steps, losses)]),
        ]);
    }
}
