using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Tests.Reports;

public sealed class LinearTicksTests
{
    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-1, 1, 4, "-1.0 -0.5 0 0.5 1.0")]
    [InlineData(0, 22000, 5, "0 5,000 10,000 15,000 20,000")]
    [InlineData(0.93, 1.07, 7, "0.94 0.96 0.98 1.00 1.02 1.04 1.06")]
    [InlineData(0, 3e-7, 3, "0 1e-7 2e-7 3e-7")]
    [InlineData(0, 2.5e9, 5, "0 5e8 1.0e9 1.5e9 2.0e9 2.5e9")]
    public void Ticks_are_round_numbers_with_the_digits_that_tell_them_apart(
        double low, double high, int wanted, string expected)
    {
        using OtherCulture culture = new();

        Assert.Equal(expected, string.Join(' ', LinearTicks.Between(low, high, wanted).Select(tick => tick.Label)));
    }

    [Fact]
    public void Ticks_lie_inside_the_range_and_none_of_them_is_off_by_rounding()
    {
        double[] values = [.. LinearTicks.Between(0, 0.7, 7).Select(tick => tick.Value)];

        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], values, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.All(values, value => Assert.InRange(value, 0, 0.7 + 1e-15));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-9)]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(1e300)]
    public void Whatever_the_range_the_number_of_ticks_stays_near_what_is_wanted(double range)
    {
        IReadOnlyList<Tick> ticks = LinearTicks.Between(0, range, 8);

        Assert.InRange(ticks.Count, 4, 9);
        Assert.Equal(ticks.Count, ticks.Select(tick => tick.Label).Distinct().Count());
    }
}
