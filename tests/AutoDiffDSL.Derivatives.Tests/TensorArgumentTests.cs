using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Corpus;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>What is checked about tensors that are given to generated methods.</summary>
public sealed class TensorArgumentTests
{
    private readonly Tensor<double> _w = Tensor.Create([.. Enumerable.Range(0, 12).Select(i => i / 10.0)], [3, 4]);
    private readonly Tensor<double> _x = Tensor.Create([0.5, -1, 2, 1], [4]);
    private readonly Tensor<double> _wGradient = Tensor.CreateFromShape<double>([3, 4]);
    private readonly Tensor<double> _xGradient = Tensor.CreateFromShape<double>([4]);

    [Fact]
    public void A_dense_block_of_a_larger_tensor_is_a_tensor_like_any_other()
    {
        double expected = Gradient(_w, _x, _wGradient, _xGradient);
        Tensor<double> large = Tensor.CreateFromShape<double>([2, 3, 4]);
        Tensor<double> largeGradient = Tensor.CreateFromShape<double>([2, 3, 4]);
        Tensor<double> block = large.Slice([1..2, 0..3, 0..4]).SqueezeDimension(0);
        Tensor<double> blockGradient = largeGradient.Slice([1..2, 0..3, 0..4]).SqueezeDimension(0);
        _w.CopyTo(block);
        Assert.Equal(expected, Gradient(block, _x, blockGradient, _xGradient));
        Assert.Equal([.. new double[12], .. _wGradient], largeGradient);
    }

    [Fact]
    public void A_tensor_that_is_not_dense_is_refused_by_its_name()
    {
        Tensor<double> turned = Tensor.Transpose(Tensor.CreateFromShape<double>([4, 3]));
        Refuses("w", "not dense", () => Gradient(turned, _x, _wGradient, _xGradient));
        Refuses("wGradient", "not dense", () => Gradient(_w, _x, turned, _xGradient));
        Tensor<double> column = Tensor.CreateFromShape<double>([4, 2]).Slice([0..4, 0..1]).SqueezeDimension(1);
        Refuses("x", "not dense", () => Gradient(_w, column, _wGradient, _xGradient));
        Refuses("xGradient", "not dense", () => Gradient(_w, _x, _wGradient, column));
    }

    [Fact]
    public void Another_shape_or_rank_is_refused_by_its_name()
    {
        Tensor<double> wide = Tensor.CreateFromShape<double>([4, 3]);
        Refuses("wGradient", "[4, 3]", () => Gradient(_w, _x, wide, _xGradient));
        Refuses("xGradient", "[4, 3]", () => Gradient(_w, _x, _wGradient, wide));
        Tensor<double> flat = Tensor.CreateFromShape<double>([12]), other = Tensor.CreateFromShape<double>([12]);
        Refuses("w", "rank 1", () => Gradient(flat, _x, other, _xGradient));
        Refuses("wGradient", "[12]", () => Gradient(_w, _x, flat, _xGradient));
    }

    [Fact]
    public void A_tensor_of_another_rank_that_an_argument_or_the_instance_holds_is_named_by_its_way()
    {
        var layer = new TensorParameters.Layer(_x, _x);
        var tangent = new TensorParameters.Layer(_x, _x);
        Refuses(
            "layer.Weight", "rank 1",
            () => TensorParameters.ThroughLayerJvp(layer, tangent, new double[2], new double[2], out _));
        var instance = new TensorsOfAnInstance(_w);
        Tensor<double> x = Tensor.CreateFromShape<double>([2]), gradient = Tensor.CreateFromShape<double>([2]);
        Refuses("scale", "rank 2", () => instance.BilinearGradient(x, gradient));
    }

    /// <summary>As <see cref="TensorsInLoops.Rows"/> itself does.</summary>
    [Theory]
    [InlineData(0, 12, null)]
    [InlineData(2, 4, null)]
    [InlineData(2, 0, null)]
    [InlineData(3, 0, typeof(IndexOutOfRangeException))]
    [InlineData(-1, 4, typeof(IndexOutOfRangeException))]
    [InlineData(1, 9, typeof(ArgumentOutOfRangeException))]
    [InlineData(1, -1, typeof(ArgumentOutOfRangeException))]
    public void Rows_that_are_not_there_are_refused(int row, int count, Type? expected)
    {
        Assert.Equal(expected, Record.Exception(() => TensorsInLoops.Rows(_w, row, count))?.GetType());
        Assert.Equal(
            expected, Record.Exception(() => TensorsInLoops.RowsGradient(_w, row, count, _wGradient))?.GetType());
    }

    /// <summary>As <see cref="TensorsInLoops.OfGivenShape"/> itself does.</summary>
    [Theory]
    [InlineData(0, 5, null)]
    [InlineData(0, -1, typeof(ArgumentOutOfRangeException))]
    [InlineData(-1, -1, typeof(ArgumentOutOfRangeException))]
    [InlineData(65536, 65536, typeof(OverflowException))]
    public void Shapes_that_no_tensor_has_are_refused(int rows, int columns, Type? expected)
    {
        Tensor<double> x = Tensor.CreateFromShape<double>([2]), gradient = Tensor.CreateFromShape<double>([2]);
        Assert.Equal(expected, Record.Exception(() => TensorsInLoops.OfGivenShape(x, rows, columns))?.GetType());
        Assert.Equal(
            expected,
            Record.Exception(() => TensorsInLoops.OfGivenShapeGradient(x, rows, columns, gradient))?.GetType());
    }

    [Fact]
    public void Functions_of_tensors_without_elements_give_what_they_give()
    {
        Tensor<double> x = Tensor.CreateFromShape<double>([0]);
        Assert.Equal(
            TensorsInLoops.Similarity(x, x),
            TensorsInLoops.SimilarityGradient(x, x, x, Tensor.CreateFromShape<double>([0])));
    }

    [Fact]
    public void A_missing_tensor_is_refused_by_its_name() => Assert.Equal(
        "w", Assert.Throws<ArgumentNullException>(() => Gradient(null!, _x, _wGradient, _xGradient)).ParamName);

    [Fact]
    public void Memory_that_is_written_is_shared_with_nothing()
    {
        Refuses("wGradient", "overlaps", () => Gradient(_w, _x, _w, _xGradient));
        Tensor<double> row = _wGradient.Slice([1..2, 0..4]).SqueezeDimension(0);
        Refuses(null, "overlaps", () => Gradient(_w, _x, _wGradient, row));
        Tensor<double> square = Tensor.CreateFromShape<double>([2, 2]);
        Tensor<double> other = Tensor.CreateFromShape<double>([2, 2]);
        Tensor<double> third = Tensor.CreateFromShape<double>([2, 2]), fourth = Tensor.CreateFromShape<double>([2, 2]);
        Refuses(
            null, "overlaps",
            () => TensorParameters.MatrixProductJvp(
                square, other, other, third, square, fourth));
    }

    private static double Gradient(
        Tensor<double> w, Tensor<double> x, Tensor<double> wGradient, Tensor<double> xGradient) =>
        TensorParameters.MatrixTimesVectorGradient(w, x, wGradient, xGradient);

    private static void Refuses(string? parameter, string reason, Action call)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(call);
        if (parameter is not null) Assert.Equal(parameter, error.ParamName);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
