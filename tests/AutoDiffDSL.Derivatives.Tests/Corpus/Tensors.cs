using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Calls of TensorPrimitives.</summary>
public static partial class Tensors
{
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive)]
    [Rounded]
    public static double Reductions(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        TensorPrimitives.Dot(x, y) * TensorPrimitives.SumOfSquares(x) + TensorPrimitives.Norm(y)
            * TensorPrimitives.Sum(x) + TensorPrimitives.SumOfMagnitudes(y);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive)]
    [Rounded]
    public static double Geometry(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        TensorPrimitives.CosineSimilarity(x, y) + TensorPrimitives.Distance(x, y)
            * TensorPrimitives.Product(x) + TensorPrimitives.ProductOfSums(x, y);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive)]
    [Value("x", 0.5, -2.5, 1.25, 3.5, -0.75)]
    public static double Extremes(ReadOnlySpan<double> x) =>
        TensorPrimitives.Max(x) * TensorPrimitives.Min(x)
            + TensorPrimitives.MaxMagnitude(x) / TensorPrimitives.MinMagnitude(x);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive, StackAllocation)]
    [Rounded]
    public static double Elementwise(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double scale)
    {
        Span<double> z = stackalloc double[x.Length];
        TensorPrimitives.Multiply(x, y, z);
        TensorPrimitives.MultiplyAdd(z, scale, x, z);
        TensorPrimitives.Exp(z, z);
        TensorPrimitives.Subtract(z, y, z);
        TensorPrimitives.Divide(z, 1 + scale * scale, z);
        TensorPrimitives.Negate(z, z);
        TensorPrimitives.AddMultiply(x, z, y, z);
        return TensorPrimitives.Sum<double>(z) * z[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive, StackAllocation)]
    [Rounded]
    [Length("w", 6)]
    [Length("x", 3)]
    public static double SmallNetwork(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        Span<double> hidden = stackalloc double[2];
        for (int i = 0; i < hidden.Length; i++) hidden[i] = TensorPrimitives.Dot(w.Slice(3 * i, 3), x);
        Span<double> output = stackalloc double[2];
        TensorPrimitives.Tanh(hidden, output);
        TensorPrimitives.Sigmoid(hidden, hidden);
        TensorPrimitives.Multiply(hidden, output, hidden);
        TensorPrimitives.SoftMax(hidden, output);
        TensorPrimitives.Log(output, output);
        return -output[0] + TensorPrimitives.Sum<double>(output[1..]);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive, SinglePrecision)]
    [Rounded]
    public static float InSinglePrecision(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Span<float> z = stackalloc float[x.Length];
        TensorPrimitives.Add(x, y, z);
        TensorPrimitives.Multiply(z, 0.5f, z);
        return TensorPrimitives.Dot<float>(z, x) + TensorPrimitives.SumOfSquares(y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive, WrittenSpan, VoidMethod)]
    public static void IntoAWrittenSpan(ReadOnlySpan<double> x, Span<double> y)
    {
        TensorPrimitives.Add(x, y, y);
        TensorPrimitives.Multiply(y, y, y);
        TensorPrimitives.Abs(y, y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive)]
    [Value("x", 0.5, -2.5, 1.25, 3.5, -0.75)]
    [Rounded]
    public static double SpreadAndExtremes(ReadOnlySpan<double> x) =>
        TensorPrimitives.StdDev(x) * TensorPrimitives.MaxNumber(x) + TensorPrimitives.MinMagnitudeNumber(x)
            * x[TensorPrimitives.IndexOfMin(x)] * x[TensorPrimitives.IndexOfMaxMagnitude(x)];

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive, StackAllocation)]
    [Rounded]
    public static double SinesAndCosines(ReadOnlySpan<double> x)
    {
        Span<double> sin = stackalloc double[x.Length], cos = stackalloc double[x.Length];
        TensorPrimitives.SinCos(x, sin, cos);
        TensorPrimitives.Increment(sin, sin);
        TensorPrimitives.SinCosPi(sin, sin, cos);
        Span<float> single = stackalloc float[x.Length];
        TensorPrimitives.ConvertSaturating<double, float>(cos, single);
        return TensorPrimitives.IsFiniteAll(x) ? TensorPrimitives.Dot<double>(sin, cos) * x[0] : single[0];
    }

    /// <summary>Bounds of single elements may cross: then it is the upper one.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorPrimitive, StackAllocation)]
    [Value("x", 0.5, -2.5, 1.25, 3.5, -0.75)]
    public static double BetweenBounds(ReadOnlySpan<double> x, double low)
    {
        Span<double> y = stackalloc double[x.Length];
        TensorPrimitives.Clamp(x, low, 2 - low * low, y);
        TensorPrimitives.Multiply(y, x, y);
        TensorPrimitives.Clamp(y, 1, x, y);
        return y[0] * y[1] + y[3] * x[2];
    }
}
