using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Static functions of <see cref="double"/> that <see cref="Math"/> does not have.</summary>
[Points(5)]
public static partial class DoubleOnlyRules
{
    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Exp2(double x) => double.Exp2(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 0.5)]
    public static double Exp10(double x) => double.Exp10(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double ExpM1(double x) => double.ExpM1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double Exp2M1(double x) => double.Exp2M1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 0.5)]
    public static double Exp10M1(double x) => double.Exp10M1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 2)]
    public static double LogP1(double x) => double.LogP1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 2)]
    public static double Log2P1(double x) => double.Log2P1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 2)]
    public static double Log10P1(double x) => double.Log10P1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, -0.5)]
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    [Value("n", 3)]
    public static double RootN(double x, int n) => double.RootN(x, n);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -0.5)]
    [Value("n", 5)]
    public static double RootNOfNegative(double x, int n) => double.RootN(x, n);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 1)]
    public static double SinPi(double x) => double.SinPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 1)]
    public static double CosPi(double x) => double.CosPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.2, 0.2)]
    public static double TanPi(double x) => double.TanPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static double AsinPi(double x) => double.AsinPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static double AcosPi(double x) => double.AcosPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static double AtanPi(double x) => double.AtanPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", 0.3, 1.5)]
    [Domain("x", -1.5, 1.5)]
    public static double Atan2Pi(double y, double x) => double.Atan2Pi(y, x);

    [Differentiable]
    [Feature(MathFunction)]
    public static double Lerp(double from, double to, double amount) => double.Lerp(from, to, amount);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static double MaxMagnitude(double x, double y) => double.MaxMagnitude(x, y) * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static double MinMagnitude(double x, double y) => double.MinMagnitude(x, y) * x;

    [Differentiable]
    [Feature(MathFunction)]
    public static double DegreesToRadians(double x) => double.DegreesToRadians(x * x);

    [Differentiable]
    [Feature(MathFunction)]
    public static double RadiansToDegrees(double x) => double.RadiansToDegrees(x * x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static double MaxNumber(double x, double y) =>
        double.MaxNumber(x * y, y) * double.MaxNumber(double.NaN, x) + double.MaxNumber(y, double.NaN);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static double MinNumber(double x, double y) =>
        double.MinNumber(x * y, y) * double.MinNumber(double.NaN, x) + double.MinNumber(y, double.NaN);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static double MaxMagnitudeNumber(double x, double y) =>
        double.MaxMagnitudeNumber(x, y) * double.MaxMagnitudeNumber(double.NaN, x * y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static double MinMagnitudeNumber(double x, double y) =>
        double.MinMagnitudeNumber(x, y) * double.MinMagnitudeNumber(double.NaN, x * y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static double Questions(double x) =>
        double.IsInteger(x) || double.IsPositiveInfinity(x) || !double.IsNormal(x) || x.Equals(1) || x.CompareTo(1) < 0 ? x : x * x;
}
