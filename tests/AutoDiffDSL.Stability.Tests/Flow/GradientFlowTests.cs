namespace AutoDiffDSL.Stability.Tests.Flow;

public sealed class GradientFlowTests
{
    [Theory]
    [InlineData(0.999, true)]
    [InlineData(1.001, false)]
    public void The_limit_of_stability_is_that_of_RK4(double factor, bool shrinks)
    {
        var flow = new GradientFlow(new Losses.BowlObjective((double[])[3], 1));
        double[] point = [1];
        for (int i = 0; i < 100; i++) flow.Step(point, factor * GradientFlow.LargestStep(3));
        Assert.Equal(shrinks, Math.Abs(point[0]) < 1);
        Assert.Equal(2.7852936, GradientFlow.StabilityLimit, 1e-7);
    }

    [Fact]
    public void Its_error_falls_with_the_fourth_power_of_the_step()
    {
        var flow = new GradientFlow(new Losses.SaddleObjective());
        double Error(double step)
        {
            double[] point = [1, 0.2];
            flow.Advance(point, 2, step);
            double square = 0.04 * Math.Exp(4) / (1 + 0.04 * (Math.Exp(4) - 1));
            return Math.Abs(point[0] - Math.Exp(-2)) + Math.Abs(point[1] - Math.Sqrt(square));
        }

        Assert.Equal(16, Error(0.1) / Error(0.05), 3.0);
        Assert.InRange(Error(0.01), 0, 1e-8);
    }

    [Fact]
    public void It_follows_gradient_descent_with_small_steps()
    {
        Losses.NetworkObjective objective = Samples.Chebyshev();
        double[] descended = Samples.Start(1), flowed = [.. descended];
        new GradientMap(objective, 1e-3).Iterate(descended, 2000);
        Assert.Equal(10, new GradientFlow(objective).Advance(flowed, 2, 0.2));
        Assert.InRange(Samples.Norm(descended.Zip(flowed, (a, b) => a - b)), 0, 1e-3);
    }

    [Fact]
    public void A_time_of_zero_takes_no_step_and_a_step_of_zero_is_refused()
    {
        var flow = new GradientFlow(new Losses.SaddleObjective());
        Assert.Equal(0, flow.Advance(new double[2], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => flow.Step(new double[2], 0));
    }
}
