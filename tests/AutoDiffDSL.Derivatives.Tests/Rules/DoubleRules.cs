using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Static functions of <see cref="double"/> that repeat those of <see cref="Math"/>.</summary>
[Points(5)]
public static partial class DoubleRules
{
    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.2)]
    public static double Abs(double x) => double.Abs(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static double Acos(double x) => double.Acos(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.8, 3)]
    public static double Acosh(double x) => double.Acosh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static double Asin(double x) => double.Asin(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Asinh(double x) => double.Asinh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Atan(double x) => double.Atan(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", 0.3, 1.5)]
    [Domain("x", -1.5, 1.5)]
    public static double Atan2(double y, double x) => double.Atan2(y, x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.5, 0.5)]
    public static double Atanh(double x) => double.Atanh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Cbrt(double x) => double.Cbrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -0.5)]
    public static double CbrtOfNegative(double x) => double.Cbrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static double Ceiling(double x) => double.Ceiling(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 0.4)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static double ClampInside(double x, double low, double high) => double.Clamp(x, low, high) * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -2.5)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static double ClampBelow(double x, double low, double high) => double.Clamp(x, low, high) * x * low;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 2.5, 3)]
    [Domain("low", -2, -1)]
    [Domain("high", 1, 2)]
    public static double ClampAbove(double x, double low, double high) => double.Clamp(x, low, high) * x * high;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, -0.5)]
    public static double CopySign(double x, double y) => double.CopySign(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, 3)]
    public static double Cos(double x) => double.Cos(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Cosh(double x) => double.Cosh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Exp(double x) => double.Exp(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static double Floor(double x) => double.Floor(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    public static double FusedMultiplyAdd(double x, double y, double z) => double.FusedMultiplyAdd(x, y, z) * z;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.1, 1.3)]
    [Domain("y", 0.92, 1)]
    public static double IEEERemainder(double x, double y) => double.Ieee754Remainder(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Log(double x) => double.Log(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    [Domain("newBase", 2, 4)]
    public static double LogToBase(double x, double newBase) => double.Log(x, newBase);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Log10(double x) => double.Log10(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Log2(double x) => double.Log2(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1, 2)]
    [Domain("y", 0, 0.8)]
    public static double MaxOfLarger(double x, double y) => double.Max(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0, 0.8)]
    [Domain("y", 1, 2)]
    public static double MaxOfSmaller(double x, double y) => double.Max(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1, 2)]
    [Domain("y", 0, 0.8)]
    public static double MinOfLarger(double x, double y) => double.Min(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0, 0.8)]
    [Domain("y", 1, 2)]
    public static double MinOfSmaller(double x, double y) => double.Min(x, y) * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, 3)]
    public static double Pow(double x, double y) => double.Pow(x, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double PowSquare(double x) => double.Pow(x, 2);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double PowCube(double x) => double.Pow(x, 3);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", -2, 3)]
    public static double PowOfConstant(double y) => double.Pow(1.5, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.5)]
    public static double PowReciprocal(double x) => double.Pow(x, -1);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.6, 2.4)]
    public static double Round(double x) => double.Round(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    [Value("n", 3)]
    public static double ScaleB(double x, int n) => double.ScaleB(x * x, n);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -0.2)]
    public static double Sign(double x) => double.Sign(x) * x * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, 3)]
    public static double Sin(double x) => double.Sin(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Sinh(double x) => double.Sinh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    public static double Sqrt(double x) => double.Sqrt(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 1)]
    public static double Tan(double x) => double.Tan(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Tanh(double x) => double.Tanh(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1.8, -1.2)]
    public static double Truncate(double x) => double.Truncate(x) * x * x;
}
