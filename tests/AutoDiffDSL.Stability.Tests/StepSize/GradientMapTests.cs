namespace AutoDiffDSL.Stability.Tests.StepSize;

public sealed class GradientMapTests
{
    [Fact]
    public void Of_601_starts_as_many_reach_each_limit_as_published()
    {
        var map = new GradientMap(new Losses.SexticObjective(), 0.3);
        LimitSet[] limits = [.. Enumerable.Range(0, 601).Select(i => map.Limit([-0.5 + 3.0 * i / 600]))];
        Assert.InRange(limits.Count(limit => Ends(limit, 1)), 255, 261);
        Assert.Equal(1, limits.Count(limit => Ends(limit, 2)));
        Assert.True(Ends(limits[500], 2));
        Assert.InRange(limits.Count(limit => limit.Kind == LimitKind.Divergence), 185, 191);
        Assert.InRange(limits.Count(limit => limit.Kind is LimitKind.Orbit or LimitKind.Bounded), 151, 157);
    }

    [Fact]
    public void Above_the_bound_there_is_the_published_orbit_of_period_two()
    {
        LimitSet orbit = new GradientMap(new Losses.SexticObjective(), 0.21).Limit([2.001]);
        Assert.Equal((LimitKind.Orbit, 2), (orbit.Kind, orbit.Period));
        double[] points = [.. orbit.Points.Select(point => point[0]).Order()];
        Assert.Equal(1.952906, points[0], 5e-7);
        Assert.Equal(2.033439, points[1], 5e-7);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(2)]
    public void A_gradient_that_is_not_Lipschitz_has_an_orbit_at_every_step_size(double stepSize)
    {
        LimitSet orbit = new GradientMap(new Losses.SteepObjective(), stepSize).Limit([0.7]);
        Assert.Equal(2, orbit.Period);
        Assert.All(orbit.Points, point => Assert.Equal(stepSize * stepSize / 4, Math.Abs(point[0]), 1e-12));
    }

    [Theory]
    [InlineData(1, 0.49, true)]
    [InlineData(1, 0.51, false)]
    [InlineData(2, 0.19, true)]
    [InlineData(2, 0.21, false)]
    public void Which_minima_can_be_reached_follows_from_the_curvature(
        double minimum, double stepSize, bool expected) =>
        Assert.Equal(expected, GradientMap.CanSettle(new Losses.SexticObjective(), [minimum], stepSize));

    [Fact]
    public void A_step_size_that_is_not_positive_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientMap(new Losses.SteepObjective(), 0));

    private static bool Ends(LimitSet limit, double minimum) =>
        limit.Kind == LimitKind.FixedPoint && Math.Abs(limit.Points[0][0] - minimum) < 1e-6;
}
