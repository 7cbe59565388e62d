namespace AutoDiffDSL.Stability.Tests.Spectrum;

public sealed class EndsTests
{
    [Fact]
    public void The_top_five_of_ten_thousand_eigenvalues_are_right_to_1e_10_with_valid_bounds()
    {
        double[] eigenvalues = [.. Enumerable.Range(1, 10_000).Select(i => (double)i)];
        SpectrumResult top = Lanczos.Largest(
            new DiagonalOperator(eigenvalues), new LanczosOptions { Count = 5, Tolerance = 1e-12 });
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(1, top.Pairs[i].Value / (10_000 - i), 1e-10);
            Assert.InRange(Math.Abs(top.Pairs[i].Value - (10_000 - i)), 0, top.Pairs[i].ResidualBound);
        }
    }

    [Fact]
    public void The_smallest_eigenvalues_come_most_negative_first()
    {
        var matrix = new ReflectedOperator([-7, 3, 100, -2, 0.5, 8, 20, 1]);
        SpectrumResult lowest = Lanczos.Smallest(matrix, new LanczosOptions { Count = 3 });
        Assert.Equal(-7, lowest.Pairs[0].Value, 1e-10);
        Assert.Equal(-2, lowest.Pairs[1].Value, 1e-10);
        Assert.Equal(0.5, lowest.Pairs[2].Value, 1e-10);
        double[] product = new double[8];
        matrix.Apply(lowest.Pairs[0].Vector, product);
        for (int i = 0; i < 8; i++) Assert.Equal(-7 * lowest.Pairs[0].Vector[i], product[i], 1e-8);
    }

    [Fact]
    public void At_condition_ten_the_best_step_has_the_published_rate_and_descent_attains_it()
    {
        double[] curvature = [.. Enumerable.Range(0, 100).Select(i => 1 + i / 11.0)];
        ConditionNumber condition = ConditionNumber.Of(new ReflectedOperator(curvature))!;
        Assert.Equal(10, condition.Value, 1e-9);
        Assert.Equal(0.669421, condition.ValueRate, 1e-6);
        Assert.False(condition.HasNegativeCurvature);

        var objective = new Losses.BowlObjective(curvature, 100);
        var map = new GradientMap(objective, condition.BestStepSize);
        double[] w = [.. Enumerable.Repeat(1.0, 100)];
        map.Iterate(w, 300);
        double before = objective.Value(w);
        map.Step(w);
        Assert.Equal(condition.ValueRate, objective.Value(w) / before, 1e-6);
    }

    [Fact]
    public void Negative_curvature_is_certain_beyond_its_bound_alone()
    {
        Assert.True(ConditionNumber.Of(new ReflectedOperator([-1e-3, 1, 2]))!.HasNegativeCurvature);
        Assert.False(ConditionNumber.Of(new ReflectedOperator([0, 1, 2]))!.HasNegativeCurvature);
        Assert.Null(ConditionNumber.Of(new DiagonalOperator(double.NaN, 1)));
    }

    [Fact]
    public void The_dense_spectrum_is_that_of_the_operator()
    {
        double[] eigenvalues = [9, 4, 4, 1, -2, -30];
        double[] found = DenseSpectrum.Of(new ReflectedOperator(eigenvalues));
        for (int i = 0; i < 6; i++) Assert.Equal(eigenvalues[i], found[i], 1e-12);
        Assert.Throws<ArithmeticException>(() => DenseSpectrum.Of(new DiagonalOperator(1, double.NaN)));
    }
}
