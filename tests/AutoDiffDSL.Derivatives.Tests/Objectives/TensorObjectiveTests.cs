using System.Numerics.Tensors;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>Objectives of losses that take tensors: one that is bound says the lengths.</summary>
public sealed class TensorObjectiveTests
{
    private static TensorLosses.BilinearObjective Bilinear => new(
        Zeros(2, 3), Zeros(2), Zeros(3), Tensor.Create([0.5, -1.0, 0.25]));

    private static TensorLosses.OfLayerObjective OfLayer => new(
        new TensorLosses.Layer { Weights = Zeros(2, 3), Bias = Zeros(2), Scale = 0.5 },
        Tensor.Create([1.0, 0.5, -1]),
        Tensor.Create([2, 0, 1]));

    private static TensorLosses.SampledObjective Sampled => new(
        Zeros(2, 2),
        Tensor.Create([1.0, 0.5]),
        new[] { Tensor.Create([1.0, 2, 3, 4], [2, 2]), Tensor.Create([0.5, -1, 1, 0], [2, 2]) },
        new[] { 1, -0.5 });

    private static TensorLosses.OfAnyNumberObjective AnyNumber => new(Zeros(2), Tensor.Create([0.5, -1.0]));

    [Fact]
    public void Elements_lie_in_the_vector_in_row_major_order_one_tensor_after_the_other()
    {
        double[] point = [1, 2, 3, 4, 5, 6, 0.5, -0.5, 0.1, 0.2, 0.3], gradient = new double[11];
        Assert.Equal(point.Length, Bilinear.Dimension);
        Tensor<double> w = Tensor.Create(point[..6], [2, 3]), left = Tensor.Create(point[6..8]), right = Tensor.Create(point[8..]);
        Tensor<double> y = Tensor.Create([0.5, -1.0, 0.25]);
        Tensor<double> wGradient = Zeros(2, 3), leftGradient = Zeros(2), rightGradient = Zeros(3);
        double value = TensorLosses.BilinearGradient(w, left, right, y, wGradient, leftGradient, rightGradient);
        Assert.Equal(value, TensorLosses.Bilinear(w, left, right, y));
        Assert.Equal(value, Bilinear.Value(point));
        Assert.Equal(value, Bilinear.Gradient(point, gradient));
        Assert.Equal([.. wGradient, .. leftGradient, .. rightGradient], gradient);
    }

    [Fact]
    public void A_template_says_lengths_and_constants_and_is_not_written()
    {
        Tensor<double> weights = Tensor.Create([7.0, 7, 7, 7, 7, 7], [2, 3]);
        var template = new TensorLosses.Layer { Weights = weights, Bias = Zeros(2), Scale = 0.5 };
        var objective = new TensorLosses.OfLayerObjective(
            template, Tensor.Create([1.0, 0.5, -1]), Tensor.Create([2, 0, 1]));
        double[] point = [1, 2, 3, 4, 5, 6, 0.5, -0.5, 0.25], gradient = new double[9];
        double value = objective.Gradient(point, gradient);
        template.Weights = Tensor.Create(point[..6], [2, 3]);
        template.Bias = Tensor.Create(point[6..8]);
        Assert.Equal(
            TensorLosses.OfLayer(template, 0.25f, Tensor.Create([1.0, 0.5, -1]), Tensor.Create([2, 0, 1])), value);
        Assert.All(weights, w => Assert.Equal(7, w));
    }

    [Fact]
    public void Each_sample_has_a_tensor()
    {
        Assert.Equal(2, Sampled.SampleCount);
        Tensor<double> w = Tensor.Create([0.1, 0.2, 0.3, 0.4], [2, 2]), scale = Tensor.Create([1.0, 0.5]);
        double first = TensorLosses.Sampled(w, scale, Tensor.Create([1.0, 2, 3, 4], [2, 2]), 1);
        double second = TensorLosses.Sampled(w, scale, Tensor.Create([0.5, -1, 1, 0], [2, 2]), -0.5);
        Assert.Equal((first + second) / 2, Sampled.Value([0.1, 0.2, 0.3, 0.4]), 14);
    }

    [Fact]
    public void Derivatives_agree_with_differences()
    {
        CompositeObjectiveTests.AgreesWithDifferences(Bilinear, [1, 2, 3, 4, 5, 6, 0.5, -0.5, 0.1, 0.2, 0.3], 1e-4, 1e-6);
        CompositeObjectiveTests.AgreesWithDifferences(OfLayer, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.5, -0.5, 0.25], 1e-3, 2e-3);
        CompositeObjectiveTests.AgreesWithDifferences(Sampled, [0.1, 0.2, 0.3, 0.4]);
        CompositeObjectiveTests.AgreesWithDifferences(AnyNumber, [0.1, 0.2]);
        var singles = new TensorLosses.SinglesObjective(Tensor.CreateFromShape<float>([2, 2, 2]));
        CompositeObjectiveTests.AgreesWithDifferences(singles, [0.5, 0.25, 1, -0.5, 0.5, 0.25, 0.125, 2], 1e-2, 2e-2);
    }

    [Fact]
    public void Evaluations_allocate_nothing()
    {
        foreach (IHessianObjective objective in (IHessianObjective[])[Bilinear, OfLayer, Sampled, AnyNumber])
        {
            double[] point = new double[objective.Dimension], direction = new double[objective.Dimension];
            double[] gradient = new double[objective.Dimension], product = new double[objective.Dimension];
            for (int warmUp = 0; warmUp < 3; warmUp++) Evaluate();
            Assert.Equal(0, Allocations.Of(Evaluate));

            void Evaluate()
            {
                objective.Value(point);
                objective.Gradient(point, gradient);
                objective.HessianProduct(point, direction, gradient, product);
            }
        }
    }

    [Fact]
    public void What_is_missing_or_not_dense_is_refused_by_name()
    {
        Assert.Equal(
            "cube", Assert.Throws<ArgumentNullException>(() => new TensorLosses.SinglesObjective(null!)).ParamName);
        Tensor<double> columns = Tensor.Create([1.0, 2, 3, 4], [2, 2]).Slice([0..2, 0..1]);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new TensorLosses.OfAnyNumberObjective(columns, Zeros(2)));
        Assert.Equal("w", error.ParamName);
    }

    private static Tensor<double> Zeros(params ReadOnlySpan<nint> lengths) => Tensor.CreateFromShape<double>(lengths);
}
