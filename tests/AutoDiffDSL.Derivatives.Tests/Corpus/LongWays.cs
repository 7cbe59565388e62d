using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Loops whose ends are further apart than an int can say, or stand at its limits.</summary>
public static partial class LongWays
{
    [Differentiable(Modes = Modes.All)]
    [Feature(StrideLoop)]
    public static double ConstantsFarApart(double x)
    {
        double value = x;
        for (int i = -2000000000; i < 2000000000; i += 1000000000) value = Math.Sin(value * x) + i * 1e-9;
        for (int i = 2000000000; i > -2000000000; i -= 1000000000) value = Math.Cos(value * x) + i * 1e-9;
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StrideLoop, InclusiveLoop)]
    [Value("n", 2000000000)]
    public static double BoundsFarApart(double x, int n)
    {
        double value = x;
        for (int i = -n; i < n; i += 1000000000) value = Math.Sin(value * x) + i * 1e-9;
        for (int i = n; i >= -n; i -= 1500000000) value = Math.Cos(value * x) + i * 1e-9;
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StrideLoop, DownLoop, InclusiveLoop)]
    public static double LimitsOfInt(double x)
    {
        double value = x;
        for (int i = int.MaxValue - 3; i < int.MaxValue; i++) value = Math.Sin(value * x) + 0.1;
        for (int i = int.MaxValue - 10; i < int.MaxValue - 3; i += 3) value = Math.Cos(value * x);
        for (int i = int.MinValue; i < int.MinValue + 3; i++) value = Math.Sin(value * x) + 0.2;
        for (int i = int.MaxValue; i > int.MaxValue - 3; i--) value = Math.Cos(value + x);
        for (int i = int.MinValue + 5; i > int.MinValue + 1; i -= 2) value = Math.Sin(value + x);
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StrideLoop, TriangularLoops)]
    [Value("n", 7)]
    public static double OrdinaryStrides(double x, int n)
    {
        double value = x;
        for (int i = 0; i < n; i += 3)
        {
            for (int j = i; j < n; j += 2) value = Math.Sin(value * x + j);
            for (int j = n; j > i; j -= 100) value = Math.Cos(value * x + j);
        }

        return value;
    }
}
