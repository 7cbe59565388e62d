namespace AutoDiffDSL.Stability.Tests.Flow;

public sealed class CentralFlowTests
{
    [Fact]
    public void The_gradient_of_the_sharpness_agrees_with_its_differences()
    {
        Losses.NetworkObjective objective = Samples.Chebyshev();
        double[] w = Samples.Start(2), direction = Samples.Normal(w.Length, 3);
        SharpnessOptions exact = new() { Tolerance = 1e-12 };
        double[] gradient = SelfStabilization.Measure(objective, w, exact).SharpnessGradient;
        double expected = gradient.Zip(direction, (a, b) => a * b).Sum();
        foreach (double step in (double[])[1e-4, 1e-5])
        {
            double difference = (At(step) - At(-step)) / (2 * step);
            Assert.Equal(1, difference / expected, 1e-5);
        }

        double At(double step) => Sharpness.Measure(
            objective, [.. w.Zip(direction, (a, b) => a + step * b)], exact).Value;
    }

    [Fact]
    public void The_rate_of_sharpening_is_that_along_the_gradient_flow()
    {
        Losses.NetworkObjective objective = Samples.Chebyshev();
        double[] w = Samples.Start(2);
        SharpnessOptions exact = new() { Tolerance = 1e-12 };
        SelfStabilization forces = SelfStabilization.Measure(objective, w, exact);
        new GradientFlow(objective).Step(w, 1e-4);
        double rate = (Sharpness.Measure(objective, w, exact).Value - forces.Sharpness.Value) / 1e-4;
        Assert.Equal(1, forces.SharpeningRate / rate, 1e-3);
    }

    [Fact]
    public void Oscillation_at_the_edge_has_the_predicted_variance_and_the_flow_stays_at_the_threshold()
    {
        const double StepSize = 0.1;
        Losses.NetworkObjective objective = Samples.Chebyshev();
        double[] w = Samples.Start(1);
        var map = new GradientMap(objective, StepSize);
        SharpnessOptions options = new() { Tolerance = 1e-5 };
        while (Sharpness.Measure(objective, w, options).Value < 2 / StepSize) map.Iterate(w, 100);

        var flow = new CentralFlow(objective, StepSize, w, options);
        double seen = 0, predicted = 0, farthest = 0;
        for (int step = 0; step < 20_000; step++)
        {
            double[] center = flow.Point.ToArray();
            CentralFlowStep at = flow.Step(StepSize);
            double along = at.Forces.Sharpness.Eigenvector
                .Zip(w.Zip(center, (a, b) => a - b), (v, x) => v * x).Sum();
            seen += along * along;
            predicted += at.Variance;
            if (step >= 100) farthest = Math.Max(farthest, at.Forces.Sharpness.Value);
            map.Step(w);
        }

        Assert.Equal(1, seen / predicted, 0.2);
        Assert.InRange(farthest, 19.9, 20.1);
        Assert.Equal(2000, flow.Time, 1e-6);
    }

    [Fact]
    public void Below_the_edge_it_is_the_gradient_flow()
    {
        Losses.NetworkObjective objective = Samples.Chebyshev();
        double[] w = Samples.Start(1);
        var flow = new CentralFlow(objective, 0.01, w);
        CentralFlowStep step = flow.Step(0.01);
        Assert.Equal(0, step.Variance);
        new GradientMap(objective, 0.01).Step(w);
        Assert.Equal(w, flow.Point.ToArray());
    }

    [Fact]
    public void A_preconditioner_is_refused() => Assert.Throws<ArgumentException>(() => SelfStabilization.Measure(
        new Losses.SexticObjective(), [1], new SharpnessOptions { Preconditioner = [1] }));
}
