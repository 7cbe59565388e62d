using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Tests.Numerics;

public sealed class VectorMathTests
{
    public static TheoryData<int> Lengths => [0, 1, 7, 8, 9, 64, 1001];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_sums_eight_lanes_in_order_then_the_tail(int length)
    {
        double[] x = Vector(length, 1);
        double[] y = Vector(length, 2);
        var lanes = new double[8];
        int whole = length / 8 * 8;
        for (int i = 0; i < whole; i++)
            lanes[i % 8] += x[i] * y[i];
        double expected = 0;
        foreach (double lane in lanes)
            expected += lane;
        double tail = 0;
        for (int i = whole; i < length; i++)
            tail += x[i] * y[i];

        Assert.Equal(expected + tail, VectorMath.Dot(x, y));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Axpy_and_Scale_act_on_every_entry(int length)
    {
        double[] x = Vector(length, 1);
        double[] y = Vector(length, 2);
        double[] expected = [.. x.Zip(y, (a, b) => 3 * (b + -0.7 * a))];
        VectorMath.Axpy(-0.7, x, y);
        VectorMath.Scale(3, y);
        Assert.Equal(expected, y);
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1)]
    [InlineData(1e-200)]
    public void Norm_neither_overflows_nor_underflows(double scale) =>
        Assert.Equal(5 * scale, VectorMath.Norm([3 * scale, -4 * scale]), 1e-15 * scale);

    [Fact]
    public void Norm_of_zero_and_of_what_is_not_finite()
    {
        Assert.Equal(0, VectorMath.Norm([0, 0]));
        Assert.Equal(0, VectorMath.Norm([]));
        Assert.Equal(double.PositiveInfinity, VectorMath.Norm([1, double.NegativeInfinity]));
        Assert.True(double.IsNaN(VectorMath.Norm([1, double.NaN])));
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => VectorMath.Dot([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => VectorMath.Axpy(1, [1, 2], new double[1]));
    }

    [Fact]
    public void Memory_vectors_form_a_vector_space()
    {
        var space = new MemoryVectorSpace(3);
        Memory<double> x = space.Create();
        Memory<double> y = space.Create();
        new double[] { 1, -2, 2 }.CopyTo(x);
        space.Copy(x, y);
        space.Scale(2, y);
        space.Axpy(-1, x, y);
        Assert.Equal([1, -2, 2], y.ToArray());
        Assert.Equal(9, space.Dot(x, y));
        Assert.Equal(3, space.Norm(x));
        space.Map(default(Square), x, y);
        Assert.Equal([1, 4, 4], y.ToArray());
        Assert.Throws<ArgumentException>(() => space.Norm(new double[2]));
    }

    private static double[] Vector(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
    }

    private readonly struct Square : IElementMap
    {
        public double Apply(double entry) => entry * entry;
    }
}
