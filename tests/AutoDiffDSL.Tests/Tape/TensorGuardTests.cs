using System.Numerics.Tensors;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Tests.Tape;

public sealed class TensorGuardTests
{
    [Fact]
    public void Tensors_of_one_shape_pass_in_every_way_of_passing_them()
    {
        Tensor<double> tensor = Tensor.CreateFromShape<double>([2, 3]);
        TensorSpan<double> span = tensor;
        ReadOnlyTensorSpan<double> constant = tensor;
        Guard.SameShape(tensor, tensor, "b", "a");
        Guard.SameShape(tensor, span, "b", "a");
        Guard.SameShape(tensor, constant, "b", "a");
        Guard.SameShape<double>(tensor, tensor, "b", "a");
        Guard.SameShape<double>(tensor, span, "b", "a");
        Guard.SameShape<double>(tensor, constant, "b", "a");
        Guard.SameShape<double>(span, tensor, "b", "a");
        Guard.SameShape<double>(span, span, "b", "a");
        Guard.SameShape<double>(span, constant, "b", "a");
        Guard.SameShape<double>(constant, tensor, "b", "a");
        Guard.SameShape<double>(constant, span, "b", "a");
        Guard.SameShape<double>(constant, constant, "b", "a");
        Guard.SameShape<double>(in constant, in constant, "b", "a");
        Guard.SameShape(new double[2, 3], new double[2, 3], "b", "a");
        Guard.Rank(tensor.Lengths, 2, "a");
    }

    [Fact]
    public void An_index_lies_inside_its_dimension()
    {
        Guard.Index(0, 1);
        Guard.Index(2, 3);
        Assert.Throws<IndexOutOfRangeException>(() => Guard.Index(-1, 3));
        Assert.Throws<IndexOutOfRangeException>(() => Guard.Index(3, 3));
        Assert.Throws<IndexOutOfRangeException>(() => Guard.Index(0, 0));
    }

    [Fact]
    public void Another_shape_names_the_parameter_and_both_shapes()
    {
        Tensor<double> primal = Tensor.CreateFromShape<double>([2, 3, 4]);
        Tensor<double> turned = Tensor.CreateFromShape<double>([3, 2, 4]);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Guard.SameShape<double>(primal, turned.AsTensorSpan(), "wGradient", "w"));
        Assert.Equal("wGradient", error.ParamName);
        Assert.StartsWith(
            "'wGradient' has shape [3, 2, 4], but 'w', which it belongs to, has shape [2, 3, 4].", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Another_rank_is_another_shape_even_where_nothing_is_in_it()
    {
        Tensor<float> primal = Tensor.CreateFromShape<float>([2, 0]);
        foreach (Tensor<float> other in (Tensor<float>[])
            [Tensor.CreateFromShape<float>([0]), Tensor.CreateFromShape<float>([2, 0, 1]), Tensor<float>.Empty])
        {
            Assert.Throws<ArgumentException>(() => Guard.SameShape(primal, other, "b", "a"));
            Assert.Throws<ArgumentException>(() => Guard.SameShape(other, primal, "b", "a"));
        }
    }

    [Fact]
    public void A_tensor_that_is_missing_is_named()
    {
        Tensor<double> tensor = Tensor.CreateFromShape<double>([2]);
        Tensor<double> missing = null!;
        Assert.Equal(
            "a", Assert.Throws<ArgumentNullException>(() => Guard.SameShape(missing, tensor, "b", "a")).ParamName);
        Assert.Equal(
            "b", Assert.Throws<ArgumentNullException>(() => Guard.SameShape(tensor, missing, "b", "a")).ParamName);
        Assert.Equal(
            "a",
            Assert.Throws<ArgumentNullException>(
                () => Guard.SameShape(missing, tensor.AsTensorSpan(), "b", "a")).ParamName);
    }

    [Fact]
    public void Another_rank_than_the_method_has_indices_is_named()
    {
        Tensor<double> tensor = Tensor.CreateFromShape<double>([2, 3]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => Guard.Rank(tensor.Lengths, 1, "w"));
        Assert.Equal("w", error.ParamName);
        Assert.StartsWith(
            "'w' has rank 2, but the method takes its elements by 1 index.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Guard.Rank(tensor.Lengths, 3, "w"));
        Assert.Contains("by 3 indices", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Guard.Rank([], 1, null));
    }

    [Fact]
    public void Other_lengths_are_named_with_the_way_out()
    {
        Guard.SameLengths([2, 3], [2, 3]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => Guard.SameLengths([2, 3], [3]));
        Assert.Contains("shapes [2, 3] and [3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("Tensor.BroadcastTo", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Guard.SameLengths([2, 3], [2, 4]));
    }
}
