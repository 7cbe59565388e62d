namespace AutoDiffDSL.Stability.Tests.Spectrum;

public sealed class SpectralDensityTests
{
    private static readonly double[] s_eigenvalues =
    [
        .. Enumerable.Range(0, 400).Select(i => i / 399.0), .. Enumerable.Repeat(5.0, 90),
        .. Enumerable.Repeat(50.0, 9), -10,
    ];

    [Fact]
    public void Means_over_the_eigenvalues_are_right_within_their_theoretical_spread()
    {
        const int Probes = 20;
        SpectralDensity density = Estimate(Probes);
        Func<double, double>[] functions = [e => e, e => e * e, e => Math.Exp(e / 10), e => e < 2 ? 1 : 0];
        foreach (Func<double, double> f in functions)
        {
            double exact = s_eigenvalues.Average(f);
            double variance = s_eigenvalues.Average(e => f(e) * f(e)) - exact * exact;
            double spread = Math.Sqrt(2 * variance / (s_eigenvalues.Length + 2) / Probes);
            StochasticEstimate found = density.Mean(f);
            Assert.InRange(found.Value, exact - 3 * spread, exact + 3 * spread);
            Assert.InRange(found.StandardError, 0.5 * spread, 1.6 * spread);
        }
    }

    [Fact]
    public void Its_ends_are_the_ends_of_the_spectrum()
    {
        SpectralDensity density = Estimate(3);
        Assert.Equal(-10, density.Lowest, 1e-9);
        Assert.Equal(50, density.Highest, 1e-9);
        Assert.Equal(3 * 60, density.Applications);
    }

    [Fact]
    public void It_integrates_to_one()
    {
        SpectralDensity density = Estimate(5);
        double sum = 0;
        for (double x = -15; x < 55; x += 0.01) sum += 0.01 * density.At(x, 0.3);
        Assert.Equal(1, sum, 1e-6);
    }

    [Fact]
    public void With_as_many_steps_as_eigenvalues_the_rule_of_a_start_is_exact()
    {
        double[] eigenvalues = [-3, -1, 0.5, 2, 7];
        double[] start = [1 / Math.Sqrt(5), 1 / Math.Sqrt(5), 1 / Math.Sqrt(5), 1 / Math.Sqrt(5), 1 / Math.Sqrt(5)];
        (double[] nodes, double[] weights) =
            LanczosQuadrature.Rule(new DiagonalOperator(eigenvalues), start, 50)!.Value;
        Assert.Equal(5, nodes.Length);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(eigenvalues[4 - i], nodes[i], 1e-12);
            Assert.Equal(0.2, weights[i], 1e-12);
        }
    }

    [Fact]
    public void A_product_that_is_not_finite_gives_none() =>
        Assert.Null(SpectralDensity.Estimate(new DiagonalOperator(1, double.NaN)));

    [Fact]
    public void Options_out_of_range_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => SpectralDensity.Estimate(new DiagonalOperator(1), new SpectralDensityOptions { Probes = 0 }));

    private static SpectralDensity Estimate(int probes) => SpectralDensity.Estimate(
        new ReflectedOperator(s_eigenvalues), new SpectralDensityOptions { Probes = probes, Steps = 60 })!;
}
