using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Every function of <see cref="Math"/> that has a derivative rule.</summary>
[Points(5)]
public static partial class MathRules
{
    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.2)]
    public static double Abs(double x) => Math.Abs(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static double Acos(double x) => Math.Acos(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.8, 3)]
    public static double Acosh(double x) => Math.Acosh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static double Asin(double x) => Math.Asin(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Asinh(double x) => Math.Asinh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Atan(double x) => Math.Atan(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", 0.3, 1.5)]
    [Domain("x", -1.5, 1.5)]
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.5, 0.5)]
    public static double Atanh(double x) => Math.Atanh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Cbrt(double x) => Math.Cbrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -0.5)]
    public static double CbrtOfNegative(double x) => Math.Cbrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static double Ceiling(double x) => Math.Ceiling(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 0.4)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static double ClampInside(double x, double low, double high) => Math.Clamp(x, low, high) * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -2.5)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static double ClampBelow(double x, double low, double high) => Math.Clamp(x, low, high) * x * low;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 2.5, 3)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static double ClampAbove(double x, double low, double high) => Math.Clamp(x, low, high) * x * high;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, -0.5)]
    public static double CopySign(double x, double y) => Math.CopySign(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, 3)]
    public static double Cos(double x) => Math.Cos(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Cosh(double x) => Math.Cosh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Exp(double x) => Math.Exp(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static double Floor(double x) => Math.Floor(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    public static double FusedMultiplyAdd(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z) * z;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.1, 1.3)]
    [Domain("y", 0.92, 1)]
    public static double IEEERemainder(double x, double y) => Math.IEEERemainder(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Log(double x) => Math.Log(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    [Domain("newBase", 2, 4)]
    public static double LogToBase(double x, double newBase) => Math.Log(x, newBase);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Log10(double x) => Math.Log10(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Log2(double x) => Math.Log2(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1, 2)]
    [Domain("y", 0, 0.8)]
    public static double MaxOfLarger(double x, double y) => Math.Max(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0, 0.8)]
    [Domain("y", 1, 2)]
    public static double MaxOfSmaller(double x, double y) => Math.Max(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1, 2)]
    [Domain("y", 0, 0.8)]
    public static double MinOfLarger(double x, double y) => Math.Min(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0, 0.8)]
    [Domain("y", 1, 2)]
    public static double MinOfSmaller(double x, double y) => Math.Min(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, 3)]
    public static double Pow(double x, double y) => Math.Pow(x, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double PowSquare(double x) => Math.Pow(x, 2);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double PowCube(double x) => Math.Pow(x, 3);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", -2, 3)]
    public static double PowOfConstant(double y) => Math.Pow(1.5, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.5)]
    public static double PowReciprocal(double x) => Math.Pow(x, -1);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.6, 2.4)]
    public static double Round(double x) => Math.Round(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    [Value("n", 3)]
    public static double ScaleB(double x, int n) => Math.ScaleB(x * x, n);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.2)]
    public static double Sign(double x) => Math.Sign(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, 3)]
    public static double Sin(double x) => Math.Sin(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Sinh(double x) => Math.Sinh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Sqrt(double x) => Math.Sqrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 1)]
    public static double Tan(double x) => Math.Tan(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Tanh(double x) => Math.Tanh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1.8, -1.2)]
    public static double Truncate(double x) => Math.Truncate(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.6, 2.4)]
    public static double RoundAwayFromZero(double x) => Math.Round(x, MidpointRounding.AwayFromZero) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.62, 1.64)]
    public static double RoundDigitsUp(double x) => Math.Round(x, 1, MidpointRounding.ToPositiveInfinity) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 2.2, 3.8)]
    public static double Mantissa(double x) => Math.ScaleB(x, -Math.ILogB(x)) * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    public static double NextNumbers(double x) => Math.BitIncrement(x * x) * Math.BitDecrement(x);
}
