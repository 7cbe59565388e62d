using AutoDiffDSL.Derivatives.Tests.Harness;
using Xunit.Sdk;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>The checks accept derivatives over tensors that are right, and refuse wrong ones.</summary>
public sealed class TensorHarnessTests
{
    [Theory]
    [InlineData(nameof(HandWrittenTensors.Loss), Mode.Jvp)]
    [InlineData(nameof(HandWrittenTensors.Loss), Mode.Vjp)]
    [InlineData(nameof(HandWrittenTensors.Loss), Mode.Gradient)]
    [InlineData(nameof(HandWrittenTensors.Loss), Mode.Hvp)]
    [InlineData(nameof(HandWrittenTensors.Scale), Mode.Jvp)]
    [InlineData(nameof(HandWrittenTensors.Scale), Mode.Vjp)]
    [InlineData(nameof(HandWrittenTensors.Forward), Mode.Gradient)]
    public void Right_derivatives_pass(string method, Mode mode) => Checks.At(Named(method), mode, 0);

    [Theory]
    [InlineData(nameof(HandWrittenTensors.WrongOrder), Mode.Gradient, "Gradient, input 1, cell 0: claimed 0")]
    [InlineData(nameof(HandWrittenTensors.GradientOfOneRow), Mode.Gradient, "claimed NaN")]
    [InlineData(
        nameof(HandWrittenTensors.Flat), Mode.Gradient,
        "missing HandWrittenTensors.FlatGradient(Tensor<Double> w, TensorSpan<Double> wGradient)")]
    public void Wrong_derivatives_are_refused(string method, Mode mode, string reason)
    {
        XunitException refusal = Assert.ThrowsAny<XunitException>(() => Checks.At(Named(method), mode, 0));
        Assert.Contains(reason, refusal.Message);
    }

    [Fact]
    public void Cells_of_tensors_are_their_elements_in_row_major_order()
    {
        CorpusMethod method = Named(nameof(HandWrittenTensors.Loss));
        Assert.Equal([6, 3], method.Parameters.Select(parameter => parameter.Length));
        Point point = Point.Draw(method, 0).At([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        double expected = 49 * (1 * 1 + 2 * 4) + 64 * (3 * 2 + 4 * 5) + 81 * (5 * 3 + 6 * 6);
        Assert.Equal([expected], new Evaluation(method).Primal(point));
    }

    [Fact]
    public void Constant_tensors_are_drawn_or_have_the_stated_values()
    {
        Point point = Point.Draw(Named(nameof(HandWrittenTensors.Forward)), 0);
        Assert.Equal([1, 0], point.Constants["rows"]);
        Assert.Equal(4, point.Constants["x"].Distinct().Count());
        Assert.Equal(5, point.Active.Length);
    }

    [Fact]
    public void Only_a_tensor_that_is_marked_is_written()
    {
        Assert.Equal(["y"], Named(nameof(HandWrittenTensors.Scale)).Written.Select(parameter => parameter.Name));
        Assert.Empty(Named(nameof(HandWrittenTensors.WrongOrder)).Written);
    }

    [Fact]
    public void A_tensor_without_lengths_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Named(nameof(HandWrittenTensors.WithoutLengths)));
        Assert.Equal("w needs a [Length]", error.Message);
    }

    private static CorpusMethod Named(string name) => new(typeof(HandWrittenTensors).GetMethod(name)!);
}
