using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Operators in double precision.</summary>
[Points(5)]
public static partial class DoubleOperators
{
    [Differentiable]
    [Feature(MathFunction)]
    public static double Add(double x, double y) => (x + y) * (x + 2);

    [Differentiable]
    [Feature(MathFunction)]
    public static double Subtract(double x, double y) => (x - y) * (3 - y);

    [Differentiable]
    [Feature(MathFunction)]
    public static double Multiply(double x, double y) => x * y * x;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", 0.5, 2)]
    public static double Divide(double x, double y) => x / y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("y", -2, -0.5)]
    public static double DivideConstant(double y) => 2 / y;

    [Differentiable]
    [Feature(MathFunction)]
    public static double DivideByConstant(double x) => x * x / 3;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", 2.2, 2.6)]
    [Domain("y", 0.92, 1)]
    public static double Remainder(double x, double y) => x % y * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    [Domain("x", -2.6, -2.2)]
    [Domain("y", 0.92, 1)]
    public static double RemainderOfNegative(double x, double y) => x % y * x * y;

    [Differentiable]
    [Feature(MathFunction)]
    public static double Negate(double x) => -(x * -x);

    [Differentiable]
    [Feature(MathFunction)]
    public static double UnaryPlus(double x) => +x * x;
}
