using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Stability;

/// <summary>E4: gradient descent beside the gradient flow, at equal times.</summary>
internal static class FlowRow
{
    private const double Eta = 0.1, Longest = 600;
    private const int Seeds = 3, Every = 50;

    public static RowResult Run(IProgressBoard board)
    {
        Course[] courses = new Course[Seeds];
        IProgressItem bar = board.Start("gradient flow", Seeds);
        int ended = 0;
        Lock gate = new();
        Parallel.For(0, Seeds, i =>
        {
            courses[i] = Follow(i + 1);
            lock (gate) bar.Report(++ended, $"seed {i + 1}");
        });
        bar.Finish();

        List<Check> checks = [Check.Relative("limit of stability of RK4, h times curvature", 2.7852936, Limit(), 1e-7)];
        checks.Add(Typical("distance at the crossing", 0.017, c => c.AtCrossing));
        checks.Add(Typical("distance 100 time units after it", 0.37, c => c.At(100)));
        checks.Add(Typical("distance 300 time units after it", 0.92, c => c.At(300)));
        checks.Add(Typical("distance 600 time units after it", 1.48, c => c.At(600)));
        return new RowResult(checks,
        [
            new Chart(
                "Distance from gradient descent to gradient flow", new Axis("time since the crossing"),
                new Axis("distance of the weights", Scale: AxisScale.Log),
                [.. courses.Select((c, i) => new Series($"seed {i + 1}", c.Times, c.Distances))])
            {
                References = [new ReferenceLine(0, "crossing", ReferenceDirection.Vertical)],
                Caption = "They stay together until the sharpness crosses 2/eta; from there descent goes its own way.",
            },
            new Chart(
                "Sharpness along the gradient flow", new Axis("time since the crossing"), new Axis("sharpness"),
                [.. courses.Select((c, i) => new Series($"seed {i + 1}", c.Times, c.Sharpness))])
            {
                References = [new ReferenceLine(2 / Eta, "2/eta: gradient descent stays here")],
            },
        ]);

        Check Typical(string name, double typical, Func<Course, double> value)
        {
            double[] values = [.. courses.Select(value)];
            double median = values.Order().ElementAt(Seeds / 2);
            return new Check(
                name, $"typically {typical}", string.Join(", ", values.Select(v => $"{v:G3}")),
                median > typical / 2 && median < typical * 2);
        }
    }

    /// <summary>The largest stable step at curvature 1, found by stepping.</summary>
    private static double Limit()
    {
        var flow = new GradientFlow(new Losses.HalfSquareObjective());
        double low = 2, high = 3;
        while (high - low > 1e-9)
        {
            double middle = (low + high) / 2;
            double[] point = [1];
            flow.Step(point, middle);
            (low, high) = Math.Abs(point[0]) < 1 ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static Course Follow(int seed)
    {
        var objective = Problem.ChebyshevObjective(4);
        var descent = new GradientMap(objective, Eta);
        var flow = new GradientFlow(objective);
        double[] w = Problem.ChebyshevStart(seed), flowed = [.. w];
        SharpnessOptions ofDescent = new() { Tolerance = 1e-4 }, ofFlow = ofDescent;
        List<double> times = [], distances = [], sharpness = [];
        double? crossing = null;
        for (int step = 0; crossing is null || step * Eta <= crossing + Longest; step += Every)
        {
            SharpnessMeasurement along = Sharpness.Measure(objective, flowed, ofFlow);
            ofFlow = ofFlow with { WarmStart = along.Eigenvector };
            times.Add(step * Eta);
            sharpness.Add(along.Value);
            distances.Add(Math.Sqrt(w.Zip(flowed, (a, b) => (a - b) * (a - b)).Sum()));
            if (crossing is null)
            {
                SharpnessMeasurement own = Sharpness.Measure(objective, w, ofDescent);
                ofDescent = ofDescent with { WarmStart = own.Eigenvector };
                if (own.Value > 2 / Eta) crossing = step * Eta;
            }

            descent.Iterate(w, Every);
            flow.Advance(flowed, Every * Eta, 0.25 * GradientFlow.LargestStep(along.Value));
        }

        return new Course([.. times.Select(time => time - crossing!.Value)], distances, sharpness);
    }

    private sealed record Course(List<double> Times, List<double> Distances, List<double> Sharpness)
    {
        public double AtCrossing => At(0);

        public double At(double time) => Distances[Times.FindIndex(t => t >= time - 1e-6)];
    }
}
