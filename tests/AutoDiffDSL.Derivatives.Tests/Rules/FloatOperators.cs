using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Operators in single precision.</summary>
[Points(5)]
public static partial class FloatOperators
{
    [Differentiable]
    [Feature(MathFunction)]
    public static float Add(float x, float y) => (x + y) * (x + 2);

    [Differentiable]
    [Feature(MathFunction)]
    public static float Subtract(float x, float y) => (x - y) * (3 - y);

    [Differentiable]
    [Feature(MathFunction)]
    public static float Multiply(float x, float y) => x * y * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", 0.5, 2)]
    public static float Divide(float x, float y) => x / y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", -2, -0.5)]
    public static float DivideConstant(float y) => 2 / y;

    [Differentiable]
    [Feature(MathFunction)]
    public static float DivideByConstant(float x) => x * x / 3;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 2.2, 2.6)]
    [Domain("y", 0.92, 1)]
    public static float Remainder(float x, float y) => x % y * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2.6, -2.2)]
    [Domain("y", 0.92, 1)]
    public static float RemainderOfNegative(float x, float y) => x % y * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    public static float Negate(float x) => -(x * -x);

    [Differentiable]
    [Feature(MathFunction)]
    public static float UnaryPlus(float x) => +x * x;
}
