using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Tests.Reports;

public sealed class ThinningTests
{
    [Fact]
    public void A_spike_of_one_point_among_a_hundred_thousand_survives()
    {
        PlotPoint[] points = [.. Enumerable.Range(0, 100_000).Select(i => Point(i / 200.0, i == 54_321 ? -70 : 5))];

        List<PlotPoint> kept = Thinning.Line(points);

        Assert.InRange(kept.Count, 500, 4 * 500);
        Assert.Contains(points[54_321], kept);
        Assert.Equal(points[0], kept[0]);
        Assert.Equal(points[^1], kept[^1]);
    }

    [Fact]
    public void The_kept_points_of_a_column_are_first_lowest_highest_last_in_their_order()
    {
        PlotPoint[] points = [Point(3.0, 5), Point(3.1, 9), Point(3.2, 6), Point(3.3, 1), Point(3.4, 4), Point(3.5, 5)];

        Assert.Equal([points[0], points[1], points[3], points[5]], Thinning.Line(points));
    }

    [Fact]
    public void Few_points_are_all_kept()
    {
        PlotPoint[] points = [Point(1, 5), Point(2, 5), Point(2.5, 7), Point(9, 1)];

        Assert.Equal(points, Thinning.Line(points));
    }

    [Fact]
    public void A_scatter_keeps_one_mark_for_each_pixel()
    {
        PlotPoint[] points = [Point(1.2, 5.1), Point(1.9, 5.9), Point(1.5, 6.0), Point(2.0, 5.5)];

        Assert.Equal([points[0], points[2], points[3]], Thinning.Scatter(points));
    }

    private static PlotPoint Point(double pixelX, double pixelY) => new(pixelX, -pixelY, pixelX, pixelY);
}
