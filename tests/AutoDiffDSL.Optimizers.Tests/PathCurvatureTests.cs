namespace AutoDiffDSL.Optimizers.Tests;

public sealed class PathCurvatureTests
{
    [Fact]
    public void Along_a_path_on_a_quadratic_both_constants_are_approached_from_inside()
    {
        var path = new PathCurvature(2);
        MinimizerRun run = new Minimizer(
            new Quadratic(1, 10), new GradientDescent(0.15), new MinimizerOptions { MaxSteps = 60 }).Start([1, 1]);
        Assert.Equal(double.NaN, path.Condition);
        foreach (StepValue _ in run)
            path.Add(run.Parameters, run.Gradient);

        Assert.Equal(61, path.Points);
        Assert.InRange(path.Smoothness, 9.9, 10);
        Assert.InRange(path.Convexity, 1 - 1e-12, 1.05);
        Assert.Equal(path.Smoothness / path.Convexity, path.Condition);
    }

    [Fact]
    public void A_concave_stretch_shows_as_negative_and_a_repeated_point_as_nothing()
    {
        var path = new PathCurvature(1);
        path.Add([1], [-2]);
        path.Add([1], [-2]);
        Assert.Equal((0, double.PositiveInfinity), (path.Smoothness, path.Convexity));
        path.Add([2], [-5]);
        Assert.Equal((3, -3), (path.Smoothness, path.Convexity));
        Assert.Throws<ArgumentException>(() => path.Add([1, 2], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PathCurvature(-1));
    }
}
