using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Numerics;
using AutoDiffDSL.Stability;

/// <summary>
/// E8: the oscillation along the top eigenvector beside the variance that the generated third derivative predicts.
/// </summary>
internal static class CentralFlowRow
{
    private const double Eta = 0.1;
    private const int Before = 100, Settling = 500, Steps = 20_000, Degree = 4;

    public static RowResult Run(IProgressBoard board)
    {
        IProgressItem bar = board.Start("central flow", Settling + Steps);
        var objective = Problem.ChebyshevObjective(Degree);
        double[] w = Problem.ChebyshevStart(1);
        var descent = new GradientMap(objective, Eta);
        SharpnessOptions options = new() { Tolerance = 1e-5 };
        while (Sharpness.Measure(objective, w, options).Value < 2 / Eta) descent.Iterate(w, Before);

        var flow = new CentralFlow(objective, Eta, w, options);
        List<double> steps = [], seen = [], predicted = [], loss = [], ofFlow = [], sharpness = [];
        double totalSeen = 0, totalPredicted = 0;
        for (int step = 0; step < Settling + Steps; step++)
        {
            double[] center = flow.Point.ToArray();
            CentralFlowStep at = flow.Step(Eta);
            double along = 0;
            for (int i = 0; i < w.Length; i++) along += at.Forces.Sharpness.Eigenvector[i] * (w[i] - center[i]);
            if (step >= Settling)
            {
                totalSeen += along * along;
                totalPredicted += at.Variance;
            }

            loss.Add(descent.Step(w));
            ofFlow.Add(at.Value);
            steps.Add(step);
            seen.Add(totalSeen);
            predicted.Add(totalPredicted);
            sharpness.Add(at.Forces.Sharpness.Value);
            bar.Report(step + 1, $"seen {totalSeen:G4}, predicted {totalPredicted:G4}");
        }

        bar.Finish();
        double[] third = SharpnessDifferences(objective, flow.Point.ToArray(), out double[] exact);
        double error = Math.Sqrt(exact.Zip(third, (a, b) => (a - b) * (a - b)).Sum() / exact.Sum(g => g * g));
        return new RowResult(
        [
            Check.Between("grad S from the third derivative, against differences of S", 0, 1e-5, error),
            Check.Relative(
                $"total of x^2 over {Steps:N0} steps, beside the predicted one", totalPredicted, totalSeen, 0.2),
            Check.Relative("mean sharpness of the central flow", 2 / Eta, sharpness.Skip(Settling).Average(), 0.01),
        ],
        [
            new Chart(
                "Oscillation along the top eigenvector, summed", new Axis("step"), new Axis("total of x^2"),
                [
                    new Series("gradient descent", steps, seen),
                    new Series("2 <-grad L, grad S> / |grad S|^2", steps, predicted),
                ])
            {
                Caption = "Each burst is a step; over many of them the totals agree.",
            },
            new Chart(
                "Loss", new Axis("step"), new Axis("loss", Scale: AxisScale.Log),
                [new Series("gradient descent", steps, loss), new Series("central flow", steps, ofFlow)])
            {
                Caption = "Between its bursts gradient descent follows the central flow.",
            },
        ]);
    }

    /// <summary>Differences of the sharpness along a few random directions, and what the gradient says.</summary>
    private static double[] SharpnessDifferences(Network.LossObjective objective, double[] w, out double[] exact)
    {
        const double Step = 1e-4;
        double[] gradient = SelfStabilization.Measure(objective, w, new() { Tolerance = 1e-12 }).SharpnessGradient;
        Random random = new(1);
        double[] differences = new double[8];
        exact = new double[8];
        for (int d = 0; d < differences.Length; d++)
        {
            double[] direction = [.. w.Select(_ => random.NextDouble() - 0.5)];
            VectorMath.Scale(1 / VectorMath.Norm(direction), direction);
            differences[d] = (At(direction, Step) - At(direction, -Step)) / (2 * Step);
            exact[d] = VectorMath.Dot(gradient, direction);
        }

        return differences;

        double At(double[] direction, double step) => Sharpness.Measure(
            objective, [.. w.Zip(direction, (a, b) => a + step * b)], new() { Tolerance = 1e-12 }).Value;
    }
}
