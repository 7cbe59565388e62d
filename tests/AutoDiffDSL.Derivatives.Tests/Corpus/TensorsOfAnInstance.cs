using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Tensors that an instance holds are constants, like all that it holds.</summary>
public sealed partial class TensorsOfAnInstance(Tensor<double> scale)
{
    private readonly Tensor<double> _weight = Tensor.Create([1.0, -2, 3, 0.5], [2, 2]);

    public static TensorsOfAnInstance Example { get; } = new(Tensor.Create([5.0, -0.25]));

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, InstanceMethod, CapturedParameter)]
    [Length("x", 2)]
    public double Bilinear(Tensor<double> x)
    {
        double sum = 0;
        for (nint i = 0; i < x.Lengths[0]; i++)
            for (nint j = 0; j < _weight.Lengths[1]; j++) sum += scale[i] * _weight[i, j] * x[j] * x[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, InstanceMethod, TensorFunction)]
    [Length("x", 2)]
    [Rounded]
    public double Weighted(Tensor<double> x) => Tensor.Sum<double>(scale * x * x) + Tensor.Dot<double>(scale, x);
}
