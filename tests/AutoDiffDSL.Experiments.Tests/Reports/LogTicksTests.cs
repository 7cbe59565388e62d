using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Tests.Reports;

public sealed class LogTicksTests
{
    [Theory]
    [InlineData(1e-3, 10, 7, "0.001 0.01 0.1 1 10")]
    [InlineData(1, 100, 7, "1 2 5 10 20 50 100")]
    [InlineData(1e-12, 1, 4, "1e-12 1e-9 1e-6 0.001 1")]
    [InlineData(1000, 1e7, 7, "1,000 10,000 1e5 1e6 1e7")]
    [InlineData(10, 30, 4, "10 15 20 25 30")]
    [InlineData(1e-300, 1e300, 6, "1e-300 1e-200 1e-100 1 1e100 1e200 1e300")]
    public void Labels_are_powers_of_ten_where_there_are_decades_and_round_numbers_where_there_are_not(
        double low, double high, int wanted, string expected)
    {
        using OtherCulture culture = new();
        IEnumerable<string> labels = LogTicks.Between(low, high, wanted).Where(tick => tick.IsMajor)
            .Select(tick => tick.Label);

        Assert.Equal(expected, string.Join(' ', labels));
    }

    [Fact]
    public void Where_minor_ticks_would_fill_the_axis_there_are_none() =>
        Assert.All(LogTicks.Between(1e-300, 1e300, 6), tick => Assert.True(tick.IsMajor));

    [Fact]
    public void Between_two_powers_of_ten_lie_eight_minor_ticks()
    {
        IReadOnlyList<Tick> ticks = LogTicks.Between(0.01, 100, 7);

        Assert.Equal(4 * 8, ticks.Count(tick => !tick.IsMajor));
        Assert.Equal(ticks.Select(tick => tick.Value).Order(), ticks.Select(tick => tick.Value));
    }
}
