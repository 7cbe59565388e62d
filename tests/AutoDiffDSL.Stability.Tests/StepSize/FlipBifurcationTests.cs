namespace AutoDiffDSL.Stability.Tests.StepSize;

public sealed class FlipBifurcationTests
{
    [Theory]
    [InlineData(1, 4, -12, -24, 22)]
    [InlineData(2, 10, 84, 336, 118.72)]
    public void The_coefficient_is_the_published_one(
        double minimum, double second, double third, double fourth, double coefficient)
    {
        double[] first = new double[1], hvp = new double[1], generated = new double[1];
        new Losses.SexticObjective().ThirdOrderProduct([minimum], [1], first, hvp, generated);
        Assert.Equal((0, second, third), (first[0], hvp[0], generated[0]));

        FlipBifurcation flip = FlipBifurcation.Classify(hvp[0], generated[0], fourth);
        Assert.Equal(coefficient, flip.Coefficient, 1e-10);
        Assert.Equal(2 / second, flip.StepSize);
        Assert.Equal(FlipKind.Orbit, flip.Kind);
    }

    [Theory]
    [InlineData(1, 4, -12, -24)]
    [InlineData(2, 10, 84, 336)]
    public void At_the_boundary_the_distance_falls_as_the_coefficient_says(
        double minimum, double second, double third, double fourth)
    {
        FlipBifurcation flip = FlipBifurcation.Classify(second, third, fourth);
        double[] point = [minimum + 0.01];
        new GradientMap(new Losses.SexticObjective(), flip.StepSize).Iterate(point, 1_000_000);
        Assert.Equal(1, Math.Abs(point[0] - minimum) / flip.DistanceAfter(1_000_000), 1e-3);
    }

    [Fact]
    public void Just_above_the_boundary_the_orbit_has_the_amplitude_of_the_coefficient()
    {
        FlipBifurcation flip = FlipBifurcation.Classify(10, 84, 336);
        LimitSet orbit = new GradientMap(new Losses.SexticObjective(), 0.201).Limit([2.001]);
        Assert.Equal(2, orbit.Period);
        double half = Math.Abs(orbit.Points[0][0] - orbit.Points[1][0]) / 2;
        Assert.Equal(1, half / flip.Amplitude(0.201), 0.01);
    }

    [Fact]
    public void A_negative_coefficient_means_departure()
    {
        // x^2/2 - x^4/2 has no orbit near 0: at step size 2 a start close by leaves.
        FlipBifurcation flip = FlipBifurcation.Classify(1, 0, 12);
        Assert.Equal(FlipKind.Departure, flip.Kind);
        Assert.True(double.IsNaN(flip.Amplitude(2.1)));
        Assert.Equal(FlipKind.Undecided, FlipBifurcation.Classify(1, 0, 0).Kind);
    }

    [Fact]
    public void A_point_without_positive_curvature_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FlipBifurcation.Classify(0, 1, 1));
}
