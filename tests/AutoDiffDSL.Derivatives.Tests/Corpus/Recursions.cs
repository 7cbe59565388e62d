using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Methods that call themselves as often as a constant says.</summary>
public static partial class Recursions
{
    [Differentiable(Modes = Modes.All)]
    [Feature(BoundedRecursion)]
    public static double Powers(double x, double y) => Power(x, 5) + Power(y, 2) * Power(x, 0);

    [Differentiable(Modes = Modes.All)]
    [Feature(BoundedRecursion, LocalFunction)]
    public static double SimpsonByHalving(double x)
    {
        return Integral(0, x, 3);

        double Integral(double a, double b, int depth)
        {
            double m = 0.5 * (a + b);
            if (depth == 0) return (b - a) / 6 * (Math.Exp(-a * a) + 4 * Math.Exp(-m * m) + Math.Exp(-b * b));
            return Integral(a, m, depth - 1) + Integral(m, b, depth - 1);
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(BoundedRecursion)]
    public static double Mutual(double x) => Even(x, 6) + Odd(x, 3);

    [Differentiable(Modes = Modes.All)]
    [Feature(BoundedRecursion, SwitchExpression)]
    public static double Hermite(double x, double y) => Hermite(4, x) * Hermite(3, y);

    private static double Power(double x, int n) => n == 0 ? 1 : n % 2 == 1 ? x * Power(x, n - 1) : Power(x * x, n / 2);

    private static double Even(double x, int n)
    {
        if (n <= 0) return x;
        return Math.Sin(Odd(x, n - 1));
    }

    private static double Odd(double x, int n)
    {
        switch (n)
        {
            case <= 0: return x * x;
            default: return Even(x, n - 1) + x;
        }
    }

    private static double Hermite(int n, double x) => n switch
    {
        0 => 1,
        1 => 2 * x,
        _ => 2 * x * Hermite(n - 1, x) - 2 * (n - 1) * Hermite(n - 2, x),
    };
}
