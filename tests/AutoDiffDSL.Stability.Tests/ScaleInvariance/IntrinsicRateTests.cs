namespace AutoDiffDSL.Stability.Tests.ScaleInvariance;

public sealed class IntrinsicRateTests
{
    private static readonly IntrinsicRate s_rate = new(0.1, 0.005, 2);

    [Fact]
    public void Equilibrium_angle_and_effective_rate_are_the_published_ones()
    {
        Assert.Equal(40.0100025, s_rate.NormToTheFourth, 1e-7);
        Assert.Equal(0.031624094, s_rate.AnglePerStep, 1e-9);
        Assert.Equal(0.0158094118, s_rate.EffectiveRate, 1e-10);
        Assert.Equal(2000, s_rate.RelaxationTime, 1e-9);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(100)]
    public void The_norm_goes_to_its_equilibrium_from_anywhere(double square)
    {
        for (int step = 0; step < 40_000; step++) square = s_rate.NextSquaredNorm(square);
        Assert.Equal(40.0100025, square * square, 1e-7);
    }

    [Fact]
    public void A_random_walk_turns_by_the_angle_at_equilibrium()
    {
        double[] w = Samples.Normal(8, 1), g = new double[8];
        double angle = 0;
        var random = new Random(2);
        for (int step = 0; step < 40_000; step++)
        {
            RandomVector.FillNormal(g, random);
            double square = w.Sum(x => x * x), along = w.Zip(g, (x, y) => x * y).Sum() / square;
            for (int i = 0; i < 8; i++) g[i] -= along * w[i];
            double scale = 2 / Math.Sqrt(square) / Samples.Norm(g);
            double[] next = [.. w.Zip(g, (x, y) => (1 - 0.0005) * x - 0.1 * scale * y)];
            angle = Math.Acos(w.Zip(next, (x, y) => x * y).Sum() / Samples.Norm(w) / Samples.Norm(next));
            w = next;
        }

        Assert.Equal(0.031624094, angle, 1e-7);
        Assert.Equal(s_rate.EffectiveRate, s_rate.EffectiveRateAt(w.Sum(x => x * x)), 1e-9);
    }

    [Fact]
    public void Gamma_follows_its_flow()
    {
        double square = Math.Sqrt(4 * s_rate.NormToTheFourth), start = square * square / 0.01;
        for (int step = 1; step <= 3000; step++)
        {
            square = s_rate.NextSquaredNorm(square);
            Assert.Equal(1, square * square / 0.01 / s_rate.GammaAfter(start, step), 0.005);
        }
    }

    [Fact]
    public void A_drop_of_the_step_size_lowers_the_effective_rate_tenfold_and_it_recovers_to_the_root()
    {
        IntrinsicRate after = new(0.01, 0.005, 2);
        double square = Math.Sqrt(s_rate.NormToTheFourth);
        Assert.Equal(0.1, after.EffectiveRateAt(square) / s_rate.EffectiveRate, 1e-12);
        for (int step = 0; step < 200_000; step++) square = after.NextSquaredNorm(square);
        Assert.Equal(1 / Math.Sqrt(10), after.EffectiveRateAt(square) / s_rate.EffectiveRate, 1e-4);
    }

    [Fact]
    public void The_limit_of_the_effective_rate_follows_from_the_unit_sharpness() =>
        Assert.Equal(0.25 * (1 - 0.0005), IntrinsicRate.LargestEffectiveRate(8, s_rate.Rate), 1e-15);

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntrinsicRate(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntrinsicRate(2, 0.5, 1));
    }
}
