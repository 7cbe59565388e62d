namespace AutoDiffDSL.Stability.Tests.Spectrum;

public sealed class TraceEstimatorTests
{
    [Fact]
    public void Hutchinson_errs_as_theory_says()
    {
        double[] eigenvalues = [.. Enumerable.Range(1, 300).Select(i => Math.Sin(i) + 10.0 / i)];
        var matrix = new ReflectedOperator(eigenvalues);
        const int Products = 50, Trials = 40;
        double spread = Math.Sqrt(2 * matrix.SquaresOffDiagonal() / Products), square = 0;
        for (int seed = 0; seed < Trials; seed++)
        {
            StochasticEstimate found = TraceEstimator.Hutchinson(matrix, Products, seed);
            square += Math.Pow(found.Value - eigenvalues.Sum(), 2) / Trials;
            Assert.Equal(Products, found.Applications);
        }

        Assert.InRange(Math.Sqrt(square) / spread, 0.6, 1.4);
    }

    [Fact]
    public void Hutch_plus_plus_is_far_better_where_few_eigenvalues_make_the_trace()
    {
        double[] eigenvalues = [.. Enumerable.Range(1, 500).Select(i => 100.0 / (i * i))];
        var matrix = new ReflectedOperator(eigenvalues);
        double plain = 0, better = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            plain += Math.Pow(TraceEstimator.Hutchinson(matrix, 60, seed).Value - eigenvalues.Sum(), 2);
            StochasticEstimate found = TraceEstimator.HutchPlusPlus(matrix, 60, seed);
            better += Math.Pow(found.Value - eigenvalues.Sum(), 2);
            Assert.Equal(60, found.Applications);
            Assert.InRange(Math.Abs(found.Value - eigenvalues.Sum()), 0, 5 * found.StandardError);
        }

        Assert.InRange(better, 0, plain / 100);
    }

    [Fact]
    public void On_a_matrix_of_low_rank_Hutch_plus_plus_is_exact()
    {
        double[] eigenvalues = [.. Enumerable.Repeat(0.0, 200), 5, -2, 1];
        StochasticEstimate found = TraceEstimator.HutchPlusPlus(new ReflectedOperator(eigenvalues), 30);
        Assert.Equal(4, found.Value, 1e-10);
    }

    [Fact]
    public void With_a_range_of_the_whole_space_it_is_exact()
    {
        StochasticEstimate found = TraceEstimator.HutchPlusPlus(new ReflectedOperator([1, 2, 3, 4]), 30);
        Assert.Equal(10, found.Value, 1e-12);
        Assert.Equal(0, found.StandardError);
    }

    [Fact]
    public void Too_few_products_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TraceEstimator.Hutchinson(new DiagonalOperator(1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TraceEstimator.HutchPlusPlus(new DiagonalOperator(1), 2));
    }
}
