namespace AutoDiffDSL.Stability.Tests.ScaleInvariance;

public sealed class ScaleInvarianceTests
{
    private static readonly Losses.RayleighObjective s_objective = new((double[])[0, 1, 2, 4], 4);
    private static readonly double[] s_point = [0.5, -1, 0.3, 2, 1.7];

    [Fact]
    public void A_scale_invariant_group_satisfies_all_four_identities()
    {
        Stability.ScaleInvariance found = Stability.ScaleInvariance.Measure(s_objective, s_point, ..4);
        Assert.True(found.Holds(1e-12), $"{found}");
    }

    [Fact]
    public void Groups_that_are_not_scale_invariant_are_not_found()
    {
        Assert.False(Stability.ScaleInvariance.Measure(s_objective, s_point, ..).Holds(1e-3));
        Assert.False(Stability.ScaleInvariance.Measure(s_objective, s_point, 4..).Holds(1e-3));
        Assert.False(Stability.ScaleInvariance.Measure(s_objective, s_point, ..2).Holds(1e-3));
        Assert.Equal([0..4], Stability.ScaleInvariance.Find(s_objective, s_point, [0..2, 0..4, 0..5, 4..5]));
    }

    [Fact]
    public void A_factor_of_one_shows_nothing_and_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Stability.ScaleInvariance.Measure(s_objective, s_point, ..4, factor: 1));
}
