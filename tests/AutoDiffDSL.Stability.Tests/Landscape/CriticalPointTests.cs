using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability.Tests.Landscape;

public sealed class CriticalPointTests
{
    private static readonly Losses.SaddleObjective s_saddle = new();

    [Theory]
    [InlineData(0, 0, CriticalPointKind.StrictSaddle, -1, 1)]
    [InlineData(0, 1, CriticalPointKind.Minimum, 1, 2)]
    [InlineData(0, -1, CriticalPointKind.Minimum, 1, 2)]
    [InlineData(0.5, 1, CriticalPointKind.NotCritical, 1, 2)]
    public void A_point_is_classified_by_its_gradient_and_the_ends_of_its_spectrum(
        double x, double y, CriticalPointKind kind, double lowest, double highest)
    {
        CriticalPoint point = CriticalPoint.Classify(s_saddle, [x, y]);
        Assert.Equal(kind, point.Kind);
        Assert.Equal(lowest, point.Lowest!.Value, 1e-10);
        Assert.Equal(highest, point.Highest!.Value, 1e-10);
    }

    [Theory]
    [InlineData(-1, -2, CriticalPointKind.Maximum)]
    [InlineData(0, 1, CriticalPointKind.Degenerate)]
    [InlineData(1e-12, 1, CriticalPointKind.Degenerate)]
    [InlineData(double.NaN, 1, CriticalPointKind.NotFinite)]
    public void So_are_maxima_degenerate_points_and_points_without_a_Hessian(
        double first, double second, CriticalPointKind kind) => Assert.Equal(
            kind, CriticalPoint.Classify(new Losses.BowlObjective((double[])[first, second], 2), [0, 0]).Kind);

    [Fact]
    public void The_lowest_eigenvector_of_a_saddle_leads_down()
    {
        EigenPair lowest = CriticalPoint.Classify(s_saddle, [0, 0]).Lowest!;
        Assert.Equal(1, Math.Abs(lowest.Vector[1]), 1e-10);
        Assert.True(s_saddle.Value([0.1 * lowest.Vector[0], 0.1 * lowest.Vector[1]]) < 0);
    }

    [Fact]
    public void All_random_starts_reach_a_minimum_and_only_the_line_through_the_saddle_does_not()
    {
        var random = new Random(3);
        for (int i = 0; i < 10_000; i++)
        {
            double[] end = Run(
                [3 * random.NextDouble() - 1.5, 3 * random.NextDouble() - 1.5], new GradientDescent(0.15));
            Assert.Equal(0, end[0], 1e-6);
            Assert.Equal(1, Math.Abs(end[1]), 1e-6);
        }

        double[] stuck = Run([1.2, 0], new GradientDescent(0.15));
        Assert.Equal(CriticalPointKind.StrictSaddle, CriticalPoint.Classify(s_saddle, stuck).Kind);
        double[] escaped = Run([1.2, 0], new PerturbedGradientDescent(0.15, 0.01, 1e-4, 100, 1e-3));
        Assert.Equal(CriticalPointKind.Minimum, CriticalPoint.Classify(s_saddle, escaped).Kind);
    }

    private static double[] Run(double[] start, IUpdateTransform optimizer) => new Minimizer(
        s_saddle, optimizer, new MinimizerOptions { MaxSteps = 1000 }).Run(start).Parameters.ToArray();
}
