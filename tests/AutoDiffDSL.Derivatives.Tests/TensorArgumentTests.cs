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
