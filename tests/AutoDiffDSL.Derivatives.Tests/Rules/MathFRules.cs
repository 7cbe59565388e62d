using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Every function of <see cref="MathF"/> that has a derivative rule.</summary>
[Points(5)]
public static partial class MathFRules
{
    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.2)]
    public static float Abs(float x) => MathF.Abs(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static float Acos(float x) => MathF.Acos(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.8, 3)]
    public static float Acosh(float x) => MathF.Acosh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static float Asin(float x) => MathF.Asin(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Asinh(float x) => MathF.Asinh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Atan(float x) => MathF.Atan(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", 0.3, 1.5)]
    [Domain("x", -1.5, 1.5)]
    public static float Atan2(float y, float x) => MathF.Atan2(y, x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.5, 0.5)]
    public static float Atanh(float x) => MathF.Atanh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Cbrt(float x) => MathF.Cbrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -0.5)]
    public static float CbrtOfNegative(float x) => MathF.Cbrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static float Ceiling(float x) => MathF.Ceiling(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 0.4)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static float ClampInside(float x, float low, float high) => Math.Clamp(x, low, high) * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -2.5)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static float ClampBelow(float x, float low, float high) => Math.Clamp(x, low, high) * x * low;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 2.5, 3)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static float ClampAbove(float x, float low, float high) => Math.Clamp(x, low, high) * x * high;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, -0.5)]
    public static float CopySign(float x, float y) => MathF.CopySign(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, 3)]
    public static float Cos(float x) => MathF.Cos(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Cosh(float x) => MathF.Cosh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Exp(float x) => MathF.Exp(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static float Floor(float x) => MathF.Floor(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    public static float FusedMultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z) * z;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.1, 1.3)]
    [Domain("y", 0.92, 1)]
    public static float IEEERemainder(float x, float y) => MathF.IEEERemainder(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Log(float x) => MathF.Log(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    [Domain("newBase", 2, 4)]
    public static float LogToBase(float x, float newBase) => MathF.Log(x, newBase);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Log10(float x) => MathF.Log10(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Log2(float x) => MathF.Log2(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1, 2)]
    [Domain("y", 0, 0.8)]
    public static float MaxOfLarger(float x, float y) => MathF.Max(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0, 0.8)]
    [Domain("y", 1, 2)]
    public static float MaxOfSmaller(float x, float y) => MathF.Max(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1, 2)]
    [Domain("y", 0, 0.8)]
    public static float MinOfLarger(float x, float y) => MathF.Min(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0, 0.8)]
    [Domain("y", 1, 2)]
    public static float MinOfSmaller(float x, float y) => MathF.Min(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, 3)]
    public static float Pow(float x, float y) => MathF.Pow(x, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float PowSquare(float x) => MathF.Pow(x, 2);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float PowCube(float x) => MathF.Pow(x, 3);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", -2, 3)]
    public static float PowOfConstant(float y) => MathF.Pow(1.5f, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.5)]
    public static float PowReciprocal(float x) => MathF.Pow(x, -1);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.6, 2.4)]
    public static float Round(float x) => MathF.Round(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    [Value("n", 3)]
    public static float ScaleB(float x, int n) => MathF.ScaleB(x * x, n);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.2)]
    public static float Sign(float x) => MathF.Sign(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, 3)]
    public static float Sin(float x) => MathF.Sin(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Sinh(float x) => MathF.Sinh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static float Sqrt(float x) => MathF.Sqrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 1)]
    public static float Tan(float x) => MathF.Tan(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Tanh(float x) => MathF.Tanh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1.8, -1.2)]
    public static float Truncate(float x) => MathF.Truncate(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.6, 2.4)]
    public static float RoundAwayFromZero(float x) => MathF.Round(x, MidpointRounding.AwayFromZero) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.4, 1.6)]
    public static float RoundDigitsUp(float x) => MathF.Round(x, 0, MidpointRounding.ToPositiveInfinity) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 2.2, 3.8)]
    public static float Mantissa(float x) => MathF.ScaleB(x, -MathF.ILogB(x)) * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    public static float NextNumbers(float x) => MathF.BitIncrement(x * x) * MathF.BitDecrement(x);
}
