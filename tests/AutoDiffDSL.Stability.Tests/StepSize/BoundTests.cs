namespace AutoDiffDSL.Stability.Tests.StepSize;

public sealed class BoundTests
{
    private static readonly double[] s_optimum = [2, 0.5, 1.5, 0.8];

    [Fact]
    public void The_bound_of_a_product_is_that_of_its_Hessian()
    {
        var objective = new Losses.ProductObjective(1.2, 4);
        Assert.Equal(9.01, ProductBound.Curvature(s_optimum), 1e-12);
        Assert.Equal(0.2219756, ProductBound.Largest(s_optimum), 5e-8);
        Assert.Equal(Sharpness.Measure(objective, s_optimum).Value, ProductBound.Curvature(s_optimum), 1e-10);
    }

    [Theory]
    [InlineData(0.98, true)]
    [InlineData(1.02, false)]
    public void Descent_stays_at_an_optimum_below_the_bound_and_leaves_above(double factor, bool stays)
    {
        double[] point = [.. s_optimum.Select(w => w + 1e-6)];
        var map = new GradientMap(new Losses.ProductObjective(1.2, 4), factor * ProductBound.Largest(s_optimum));
        map.Iterate(point, 5000, 1e6);
        Assert.Equal(stays, point.Zip(s_optimum, (a, b) => Math.Abs(a - b)).Max() < 1e-4);
    }

    [Fact]
    public void A_product_with_a_zero_weight_is_refused() =>
        Assert.Throws<ArgumentException>(() => ProductBound.Curvature([1, 0]));

    [Theory]
    [InlineData(2, 10)]
    [InlineData(3, 4.148887)]
    [InlineData(5, 2.378414)]
    public void The_largest_map_of_a_deep_linear_network_is_the_published_one(int depth, double radius)
    {
        Assert.Equal(radius, DeepLinearBound.LargestSpectralRadius(depth, 0.1), 5e-7);
        double exact = DeepLinearBound.LargestSpectralRadius(depth, 0.1);
        Assert.Equal(0.1, DeepLinearBound.LargestStepSize(depth, exact), 1e-12);
    }

    [Fact]
    public void The_bound_of_a_ReLU_network_is_the_inverse_step_size()
    {
        Assert.Equal(20, ReluBound.LargestProduct(0.05));
        Assert.Equal(200, ReluBound.LargestProduct(0.05, samplesOfMean: 10));
        Assert.Equal(10, ReluBound.Product([3, 4, 1, 0], [2, -7], 2), 1e-12);
        Assert.Throws<ArgumentException>(() => ReluBound.Product([1, 2, 3], [1, 2], 2));
    }

    [Theory]
    [InlineData(1.5, CatapultPhase.Lazy)]
    [InlineData(3, CatapultPhase.Catapult)]
    [InlineData(4.1, CatapultPhase.Divergent)]
    public void The_catapult_follows_its_recursion_and_ends_as_its_phase_says(double times, CatapultPhase phase)
    {
        const int Width = 200;
        double[] w = Samples.Normal(2 * Width, 5);
        double Kernel() => w.Sum(entry => entry * entry) / Width;
        double Output() => Enumerable.Range(0, Width).Sum(i => w[i] * w[Width + i]) / Math.Sqrt(Width);
        double first = Kernel(), stepSize = times / first, start = Math.Abs(Output()), highest = start;
        Assert.Equal(phase, Catapult.Phase(first, stepSize));
        var map = new GradientMap(new Losses.BilinearObjective(Width, Width), stepSize);
        for (int step = 0; step < 300 && Math.Abs(Output()) < 1e50; step++)
        {
            (double kernel, double output) = Catapult.Step(Kernel(), Output(), stepSize, Width);
            map.Step(w);
            Assert.Equal(1, Kernel() / kernel, 1e-10);
            Assert.Equal(output, Output(), 1e-10 * (1 + Math.Abs(output)));
            highest = Math.Max(highest, Math.Abs(Output()));
        }

        Assert.Equal(phase == CatapultPhase.Divergent, highest >= 1e50);
        Assert.Equal(phase != CatapultPhase.Lazy, highest > 1.5 * start);
        if (phase != CatapultPhase.Divergent) Assert.InRange(Math.Abs(Output()), 0, 1e-10);
    }
}
