using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Static functions of <see cref="float"/> that <see cref="MathF"/> does not have.</summary>
[Points(5)]
public static partial class FloatOnlyRules
{
    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Exp2(float x) => float.Exp2(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 0.5)]
    public static float Exp10(float x) => float.Exp10(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float ExpM1(float x) => float.ExpM1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float Exp2M1(float x) => float.Exp2M1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 0.5)]
    public static float Exp10M1(float x) => float.Exp10M1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 2)]
    public static float LogP1(float x) => float.LogP1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 2)]
    public static float Log2P1(float x) => float.Log2P1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.4, 2)]
    public static float Log10P1(float x) => float.Log10P1(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 2)]
    [Domain("y", -2, -0.5)]
    public static float Hypot(float x, float y) => float.Hypot(x, y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 0.5, 3)]
    [Value("n", 3)]
    public static float RootN(float x, int n) => float.RootN(x, n);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -3, -0.5)]
    [Value("n", 5)]
    public static float RootNOfNegative(float x, int n) => float.RootN(x, n);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 1)]
    public static float SinPi(float x) => float.SinPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -1, 1)]
    public static float CosPi(float x) => float.CosPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.2, 0.2)]
    public static float TanPi(float x) => float.TanPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static float AsinPi(float x) => float.AsinPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -0.6, 0.6)]
    public static float AcosPi(float x) => float.AcosPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, 2)]
    public static float AtanPi(float x) => float.AtanPi(x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", 0.3, 1.5)]
    [Domain("x", -1.5, 1.5)]
    public static float Atan2Pi(float y, float x) => float.Atan2Pi(y, x);

    [Differentiable]
    [Feature(MathFunction)]
    public static float Lerp(float from, float to, float amount) => float.Lerp(from, to, amount);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static float MaxMagnitude(float x, float y) => float.MaxMagnitude(x, y) * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static float MinMagnitude(float x, float y) => float.MinMagnitude(x, y) * x;

    [Differentiable]
    [Feature(MathFunction)]
    public static float DegreesToRadians(float x) => float.DegreesToRadians(x * x);

    [Differentiable]
    [Feature(MathFunction)]
    public static float RadiansToDegrees(float x) => float.RadiansToDegrees(x * x);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static float MaxNumber(float x, float y) =>
        float.MaxNumber(x * y, y) * float.MaxNumber(float.NaN, x) + float.MaxNumber(y, float.NaN);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static float MinNumber(float x, float y) =>
        float.MinNumber(x * y, y) * float.MinNumber(float.NaN, x) + float.MinNumber(y, float.NaN);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static float MaxMagnitudeNumber(float x, float y) =>
        float.MaxMagnitudeNumber(x, y) * float.MaxMagnitudeNumber(float.NaN, x * y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2, -1.2)]
    [Domain("y", -0.9, 0.9)]
    public static float MinMagnitudeNumber(float x, float y) =>
        float.MinMagnitudeNumber(x, y) * float.MinMagnitudeNumber(float.NaN, x * y);

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 1.2, 1.8)]
    public static float Questions(float x) =>
        float.IsInteger(x) || float.IsPositiveInfinity(x) || !float.IsNormal(x) || x.Equals(1) || x.CompareTo(1) < 0 ? x : x * x;
}
