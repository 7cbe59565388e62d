namespace AutoDiffDSL.Optimizers.Tests;

/// <summary>Schedules have the exact values of their formulas.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void Linear_is_eta_over_k_plus_one() => Values(new LinearDecay(0.6), 0.6, 0.3, 0.6 / 3, 0.15);

    [Fact]
    public void Quadratic_is_eta_over_k_plus_one_squared() =>
        Values(new QuadraticDecay(0.9), 0.9, 0.225, 0.1, 0.05625);

    [Fact]
    public void Exponential_is_eta_times_e_to_minus_b_k() => Values(
        new ExponentialDecay(2, 0.5), 2, 2 * Math.Exp(-0.5), 2 * Math.Exp(-1), 2 * Math.Exp(-1.5));

    [Fact]
    public void Inverse_square_root_is_eta_over_the_root_of_k_plus_one() =>
        Values(new InverseSquareRootDecay(3), 3, 3 / Math.Sqrt(2), 3 / Math.Sqrt(3), 1.5);

    [Fact]
    public void Constant_is_constant() => Values(new ConstantSchedule(0.3), 0.3, 0.3, 0.3);

    [Fact]
    public void Step_multiplies_every_so_often() => Values(new StepDecay(1, 2, 0.25), 1, 1, 0.25, 0.25, 0.0625);

    [Fact]
    public void Cosine_falls_along_half_a_cosine_and_stays() => Values(
        new CosineDecay(1, 4, 0.2), 1, 0.2 + 0.4 * (1 + Math.Cos(Math.PI / 4)), 0.6,
        0.2 + 0.4 * (1 + Math.Cos(3 * Math.PI / 4)), 0.2, 0.2, 0.2);

    [Fact]
    public void Warm_up_rises_in_equal_steps_and_then_starts_the_other() =>
        Values(new WarmUp(4, new LinearDecay(1)), 0.25, 0.5, 0.75, 1, 1, 0.5, 1.0 / 3);

    [Fact]
    public void A_schedule_scales_an_update_and_its_stability_threshold()
    {
        var chain = new Chain(new GradientDescent(1), new ScaleBySchedule(new LinearDecay(0.5)));
        double[] point = [1];
        OptimizerState state = chain.Init(point);
        chain.Step(state, point, 0, [1]);
        Assert.Equal([0.5], point);
        chain.Step(state, point, 0, [1]);
        Assert.Equal([0.25], point);
        Assert.Equal(4, chain.StabilityPolynomial(0)!.Threshold, 1e-12);
        Assert.Equal(40, chain.StabilityPolynomial(9)!.Threshold, 1e-11);
    }

    [Fact]
    public void Plateau_decay_divides_by_ten_after_three_steps_without_improvement()
    {
        var plateau = new PlateauDecay(3);
        double[] point = [0];
        OptimizerState state = plateau.Init(point);
        double[] values = [5, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3];
        double[] expected = [1, 1, 1, 1, 0.1, 0.1, 0.1, 0.1 * 0.1, 0.1 * 0.1, 0.1 * 0.1, 0.1 * 0.1, 0.1 * 0.1 * 0.1];
        for (int step = 0; step < values.Length; step++)
        {
            point[0] = 0;
            plateau.Step(state, point, values[step], [1]);
            Assert.Equal(expected[step], point[0]);
        }
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDecay(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlateauDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmUp(-1, new LinearDecay(1)));
    }

    private static void Values(ISchedule schedule, params double[] expected)
    {
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.Value(step), 1e-15);
    }
}
