using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Tests.Reports;

public sealed class AxisMapTests
{
    [Fact]
    public void A_linear_axis_maps_its_limits_to_the_ends_and_leaves_a_margin()
    {
        AxisMap map = AxisMap.Fit(new Axis("x"), [0, 10, double.NaN, double.PositiveInfinity], 0.1, 100, 0);

        Assert.Equal((-1, 11), (map.Low, map.High));
        Assert.Equal(100, map.Pixel(-1), 1e-9);
        Assert.Equal(50, map.Pixel(5), 1e-9);
        Assert.Equal(0, map.Pixel(11), 1e-9);
    }

    [Fact]
    public void A_log_axis_gives_equal_ratios_equal_lengths_and_passes_over_what_is_not_positive()
    {
        AxisMap map = AxisMap.Fit(new Axis("x", Scale: AxisScale.Log), [-5, 0, 0.01, 100], 0, 0, 400);

        Assert.Equal(0.01, map.Low, 1e-12);
        Assert.Equal(100, map.Pixel(0.1), 1e-9);
        Assert.Equal(300, map.Pixel(10), 1e-9);
    }

    [Theory]
    [InlineData(AxisScale.Linear)]
    [InlineData(AxisScale.Log)]
    public void An_axis_without_values_or_with_one_has_a_length(AxisScale scale)
    {
        foreach (double[] values in (double[][])[[], [double.NaN], [7], [0], [-3], [1e300], [1e-300]])
        {
            AxisMap map = AxisMap.Fit(new Axis("x", Scale: scale), values, 0.05, 0, 400);

            Assert.True(map.Low < map.High);
            Assert.InRange(map.Ticks(8).Count, 1, 30);
        }
    }

    [Fact]
    public void The_largest_doubles_have_a_place()
    {
        AxisMap map = AxisMap.Fit(new Axis("x"), [-double.MaxValue, double.MaxValue], 0.05, 0, 400);

        Assert.Equal(200, map.Pixel(0), 1e-9);
        Assert.Equal(400, map.Pixel(double.MaxValue), 1e-9);
    }

    [Fact]
    public void Limits_that_are_set_win_over_the_values()
    {
        AxisMap map = AxisMap.Fit(new Axis("x", Minimum: 2, Maximum: 3), [0, 10], 0.05, 0, 400);

        Assert.Equal((2, 3), (map.Low, map.High));
    }
}
