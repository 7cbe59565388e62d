using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Static functions of <see cref="float"/> that repeat those of <see cref="MathF"/>.</summary>
[Points(5)]
public static partial class FloatRules
{
    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.2)]
    public static float Abs(float x) => float.Abs(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static float Acos(float x) => float.Acos(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.8, 3)]
    public static float Acosh(float x) => float.Acosh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static float Asin(float x) => float.Asin(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Asinh(float x) => float.Asinh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Atan(float x) => float.Atan(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", 0.3, 1.5)]
    [Domain("x", -1.5, 1.5)]
    public static float Atan2(float y, float x) => float.Atan2(y, x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.5, 0.5)]
    public static float Atanh(float x) => float.Atanh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Cbrt(float x) => float.Cbrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -0.5)]
    public static float CbrtOfNegative(float x) => float.Cbrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static float Ceiling(float x) => float.Ceiling(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 0.4)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static float ClampInside(float x, float low, float high) => float.Clamp(x, low, high) * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -2.5)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static float ClampBelow(float x, float low, float high) => float.Clamp(x, low, high) * x * low;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 2.5, 3)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static float ClampAbove(float x, float low, float high) => float.Clamp(x, low, high) * x * high;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, -0.5)]
    public static float CopySign(float x, float y) => float.CopySign(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, 3)]
    public static float Cos(float x) => float.Cos(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Cosh(float x) => float.Cosh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Exp(float x) => float.Exp(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static float Floor(float x) => float.Floor(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    public static float FusedMultiplyAdd(float x, float y, float z) => float.FusedMultiplyAdd(x, y, z) * z;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.1, 1.3)]
    [Domain("y", 0.92, 1)]
    public static float IEEERemainder(float x, float y) => float.Ieee754Remainder(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Log(float x) => float.Log(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    [Domain("newBase", 2, 4)]
    public static float LogToBase(float x, float newBase) => float.Log(x, newBase);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Log10(float x) => float.Log10(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Log2(float x) => float.Log2(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1, 2)]
    [Domain("y", 0, 0.8)]
    public static float MaxOfLarger(float x, float y) => float.Max(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0, 0.8)]
    [Domain("y", 1, 2)]
    public static float MaxOfSmaller(float x, float y) => float.Max(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1, 2)]
    [Domain("y", 0, 0.8)]
    public static float MinOfLarger(float x, float y) => float.Min(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0, 0.8)]
    [Domain("y", 1, 2)]
    public static float MinOfSmaller(float x, float y) => float.Min(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, 3)]
    public static float Pow(float x, float y) => float.Pow(x, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float PowSquare(float x) => float.Pow(x, 2);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float PowCube(float x) => float.Pow(x, 3);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", -2, 3)]
    public static float PowOfConstant(float y) => float.Pow(1.5f, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.5)]
    public static float PowReciprocal(float x) => float.Pow(x, -1);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.6, 2.4)]
    public static float Round(float x) => float.Round(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    [Value("n", 3)]
    public static float ScaleB(float x, int n) => float.ScaleB(x * x, n);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.2)]
    public static float Sign(float x) => float.Sign(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, 3)]
    public static float Sin(float x) => float.Sin(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Sinh(float x) => float.Sinh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Sqrt(float x) => float.Sqrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 1)]
    public static float Tan(float x) => float.Tan(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Tanh(float x) => float.Tanh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1.8, -1.2)]
    public static float Truncate(float x) => float.Truncate(x) * x * x;
}
