using System.Numerics.Tensors;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>Functions of tensors at the edges: without elements, and with memory of another size.</summary>
public sealed partial class TensorFunctionTests
{
    [Fact]
    public void Of_no_elements_an_average_is_not_a_number_as_in_the_method_itself()
    {
        Tensor<double> none = Tensor.CreateFromShape<double>([0, 3]);
        double value = Edges.SpreadJvp(none, none, out double valueDot);
        Assert.True(double.IsNaN(Edges.Spread(none)) && double.IsNaN(value));
        Assert.True(double.IsNaN(valueDot));
        Assert.Equal(Edges.Sizes(none), Edges.SizesJvp(none, none, out _));
    }

    [Fact]
    public void Of_no_elements_spans_have_no_product_and_no_average()
    {
        Assert.Throws<ArgumentException>(() => Edges.Mean([]));
        Assert.Throws<ArgumentException>(() => Edges.MeanJvp([], [], out _));
        Assert.Throws<ArgumentException>(() => Edges.Factors([]));
        Assert.Throws<ArgumentException>(() => Edges.FactorsJvp([], [], out _));
        Assert.Throws<ArgumentException>(() => Edges.Shares([]));
        Assert.Throws<ArgumentException>(() => Edges.SharesJvp([], [], out _));
    }

    [Fact]
    public void Whether_any_of_no_pairs_compares_so_is_no_question() => Assert.Throws<ArgumentException>(() =>
    {
        Tensor<double> none = Tensor.CreateFromShape<double>([0]);
        return Edges.AnyAboveJvp(none, none, 1, 0, out _);
    });

    [Fact]
    public void Elements_are_copied_to_a_span_of_their_number()
    {
        Tensor<double> two = Tensor.Create([1.0, 2.0]), dot = Tensor.Create([1.0, 0.0]);
        Assert.Equal(5, Edges.FlatJvp(two, dot, 2, out double slope));
        Assert.Equal(2, slope);
        Assert.Throws<ArgumentException>(() => Edges.FlatJvp(two, dot, 1, out _));
        Assert.Throws<ArgumentException>(() => Edges.FlatJvp(two, dot, 3, out _));
    }

    /// <summary>The methods.</summary>
    public static partial class Edges
    {
        [Differentiable(Modes = Modes.Jvp)]
        public static double Spread(Tensor<double> x) => Tensor.StdDev<double>(x) + Tensor.Average<double>(x);

        [Differentiable(Modes = Modes.Jvp)]
        public static double Sizes(Tensor<double> x) =>
            Tensor.Distance<double>(x, x) + Tensor.Norm<double>(x) + Tensor.Product<double>(x) + Tensor.Sum<double>(x);

        [Differentiable(Modes = Modes.Jvp)]
        public static double Mean(ReadOnlySpan<double> x) => TensorPrimitives.Average(x);

        [Differentiable(Modes = Modes.Jvp)]
        public static double Factors(ReadOnlySpan<double> x) => TensorPrimitives.Product(x);

        [Differentiable(Modes = Modes.Jvp)]
        public static double Shares(double[] x)
        {
            var shares = new double[x.Length];
            TensorPrimitives.SoftMax<double>(x, shares);
            double sum = 0;
            foreach (double share in shares) sum += share * share;
            return sum;
        }

        [Differentiable(Modes = Modes.Jvp)]
        public static double AnyAbove(Tensor<double> x, double limit) =>
            Tensor.GreaterThanAny<double>(x, limit) ? limit * limit : limit;

        [Differentiable(Modes = Modes.Jvp)]
        public static double Flat(Tensor<double> x, int length)
        {
            var cells = new double[length];
            x.FlattenTo(cells);
            double sum = 0;
            foreach (double cell in cells) sum += cell * cell;
            return sum;
        }
    }
}
