using System.Numerics;
using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>
/// Comparisons of tensors, what is chosen by them, and tensors over memory and lengths that are there.
/// </summary>
public static partial class TensorSelections
{
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, NewTensor, Branch)]
    [Length("x", 2, 3)]
    [Length("y", 2, 3)]
    public static double Filtered(Tensor<double> x, in ReadOnlyTensorSpan<double> y, double floor)
    {
        Tensor<double> z = Tensor.CreateFromShape<double>(x.Lengths);
        x.CopyTo(z);
        Tensor.FilteredUpdate<double>(z, Tensor.GreaterThan<double>(x, y), Tensor.Multiply(y, y));
        Tensor.FilteredUpdate<double>(z, Tensor.LessThan<double>(z, floor), floor * floor);
        double sum = 0;
        int weight = 1;
        foreach (double cell in z) sum += weight++ * cell * cell;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, Branch)]
    [Length("x", 4)]
    [Length("y", 4)]
    public static double Compared(ReadOnlyTensorSpan<double> x, ReadOnlyTensorSpan<double> y, double limit)
    {
        double result = x[0] * y[3];
        if (Tensor.GreaterThanAny(x, y)) result *= x[1];
        if (Tensor.LessThanOrEqualAll(x, limit + 100)) result *= y[0];
        if (Tensor.GreaterThanAll(limit - 100, y)) result *= result;
        if (Tensor.EqualsAll(x, y)) result += 7;
        return Tensor.EqualsAny(x, x) ? result * limit : result;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, InPlace)]
    [Length("x", 2, 3)]
    [Written("x")]
    public static double Reversed(Tensor<double> x)
    {
        Tensor<double> turned = Tensor.Reverse<double>(x);
        double corner = turned[0, 0] * turned[0, 1] * x[0, 1];
        Tensor.Reverse<double>(turned, x);
        return corner + x[1, 2] * x[0, 0];
    }

    /// <summary>Where the destination is what is reversed, .NET mirrors the first half.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, InPlace, VoidMethod)]
    [Length("x", 5)]
    [Written("x")]
    public static void ReversedInPlace(TensorSpan<double> x) => Tensor.Reverse<double>(x, x);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, ArrayParameter, InPlace)]
    [Length("x", 9)]
    [Length("like", 2, 2)]
    [Written("x")]
    public static double OverAnArrayFromAPlaceOn(double[] x, Tensor<double> like)
    {
        TensorSpan<double> whole = Tensor.AsTensorSpan(x);
        TensorSpan<double> square = Tensor.AsTensorSpan(x, [3, 3]);
        Tensor<double> later = Tensor.Create(x, 1, [2, 3], []);
        ReadOnlyTensorSpan<double> as2 = new(x, like.Lengths);
        ReadOnlyTensorSpan<double> line = Tensor.Reshape(later, [-1]);
        whole[4] *= like[0, 1];
        square[0, 0] += later[0, 0] * like[1, 1];
        return square[1, 1] * line[3] + as2[1, 1] * later[^1, ^1] * like[0, 0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 2, 2)]
    [Domain("x", 0.55, 0.95)]
    public static double Rounded(Tensor<double> x)
    {
        Tensor<double> up = Tensor.Round<double>(x, MidpointRounding.ToPositiveInfinity);
        Tensor<double> down = Tensor.Round<double>(x, 0, MidpointRounding.ToZero);
        return up[0, 0] * x[0, 0] * x[1, 1] + (1 + down[0, 1]) * x[0, 1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, OpenType)]
    [Length("x", 2, 2)]
    [Length("y", 2, 2)]
    public static T Open<T>(Tensor<T> x, ReadOnlyTensorSpan<T> y)
        where T : IFloatingPointIeee754<T>
    {
        Tensor<T> z = Tensor.CreateFromShape<T>(x.Lengths);
        Tensor.Add<T>(x, y, z);
        if (Tensor.GreaterThanAny<T>(x, y)) z *= x;
        return Tensor.Sum<T>(z);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 2, 2)]
    [Length("k", 2, 2)]
    [Value("k", 3, 0, 3, 1)]
    public static double Integers(Tensor<double> x, Tensor<int> k)
    {
        Tensor<int> twice = k + k;
        int s = Tensor.Sum<int>(twice) + Tensor.Max<int>(k) + Tensor.Average<int>(k);
        Tensor<bool> big = Tensor.GreaterThan<int>(k, 1);
        Tensor<double> z = x * x;
        Tensor.FilteredUpdate<double>(z, big, 2.0 * x[0, 0]);
        Tensor<double> converted = Tensor.ConvertChecked<int, double>(twice);
        return Tensor.Sum<double>(z * converted) * s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 6)]
    public static double ViewsInLoops(double[] x)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            Tensor<double> t = Tensor.Create(x, i, [2, 2], []);
            TensorSpan<double> u = new(x, i, [1, 3], []);
            s += t[1, 0] * u[0, 2] * t[0, 1];
        }

        return s;
    }
}
