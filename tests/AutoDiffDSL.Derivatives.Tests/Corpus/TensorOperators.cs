using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>
/// Every operator of tensors, and of each of the two spans: the table of what is covered of .NET does not hold them,
/// for they are extensions, which its compiler does not read.
/// </summary>
public static partial class TensorOperators
{
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 2, 2)]
    [Length("y", 2, 2)]
    [Domain("y", 0.5, 1.5)]
    [Rounded]
    public static double OfTensors(Tensor<double> x, Tensor<double> y, double a) => Weighted(
        (x + y) * (x + a) * (a + y) - (x - y) / (x - a + 3) + (a - y) * (x / y) - (x / (a + 3)) * (a / y)
            + (a * x) * (y * a) - -x + +y);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 2, 2)]
    [Length("y", 2, 2)]
    [Domain("y", 0.5, 1.5)]
    [Rounded]
    public static double OfSpans(TensorSpan<double> x, TensorSpan<double> y, double a)
    {
        TensorSpan<double> same = +y;
        Tensor<double> sum = x + y, difference = x - y, product = x * y, quotient = x / y;
        Tensor<double> right = (x + a) * (x - a) * (x * a) * (x / (a + 3));
        Tensor<double> left = (a + y) * (a - y) * (a * y) * (a / y);
        return Weighted(sum) * Weighted(difference) + Weighted(product) * Weighted(quotient)
            + Weighted(right) * Weighted(left) + Weighted(-x) * Weighted(same);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 2, 2)]
    [Length("y", 2, 2)]
    [Domain("y", 0.5, 1.5)]
    [Rounded]
    public static double OfReadOnlySpans(in ReadOnlyTensorSpan<double> x, in ReadOnlyTensorSpan<double> y, double a)
    {
        ReadOnlyTensorSpan<double> same = +y;
        Tensor<double> sum = x + y, difference = x - y, product = x * y, quotient = x / y;
        Tensor<double> right = (x + a) * (x - a) * (x * a) * (x / (a + 3));
        Tensor<double> left = (a + y) * (a - y) * (a * y) * (a / y);
        return Weighted(sum) * Weighted(difference) + Weighted(product) * Weighted(quotient)
            + Weighted(right) * Weighted(left) + Weighted(-x) * Weighted(same);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, InPlace, VoidMethod)]
    [Length("x", 2, 2)]
    [Length("y", 2, 2)]
    [Domain("y", 0.5, 1.5)]
    [Written("x")]
    [Rounded]
    public static void AssignedToATensor(Tensor<double> x, in ReadOnlyTensorSpan<double> y, double a)
    {
        x += y;
        x *= x;
        x -= y;
        x *= y;
        x /= y;
        x += a;
        x *= a;
        x -= a;
        x /= a + 3;
        ++x;
        --x;
        x++;
        x--;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, InPlace, VoidMethod)]
    [Length("x", 2, 2)]
    [Length("y", 2, 2)]
    [Domain("y", 0.5, 1.5)]
    [Written("x")]
    [Rounded]
    public static void AssignedToASpan(TensorSpan<double> x, Tensor<double> y, double a)
    {
        x += y;
        x *= x;
        x -= y;
        x *= y;
        x /= y;
        x += a;
        x *= a;
        x -= a;
        x /= a + 3;
        ++x;
        --x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, SinglePrecision)]
    [Length("x", 3)]
    [Rounded]
    public static float InSinglePrecision(Tensor<float> x, float a)
    {
        Tensor<float> z = x * x + a * x;
        z -= a;
        return Tensor.Sum<float>(z);
    }

    private static double Weighted(in ReadOnlyTensorSpan<double> t)
    {
        double sum = 0;
        int weight = 1;
        foreach (double cell in t) sum += weight++ * cell;
        return sum;
    }
}
