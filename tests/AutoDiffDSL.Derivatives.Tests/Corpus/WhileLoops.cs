using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Loops whose trip count is known only when they end.</summary>
public static partial class WhileLoops
{
    [Differentiable(Modes = Modes.All)]
    [Feature(While, DataDependentTripCount)]
    [Domain("a", 0.5, 3)]
    public static double SquareRootByNewton(double a)
    {
        double x = a;
        while (Math.Abs(x * x - a) > 1e-13) x = 0.5 * (x + a / x);
        return 0.5 * (x + a / x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(While, DataDependentTripCount)]
    [Domain("x", 0.5, 3)]
    public static double ExponentialSeries(double x)
    {
        double term = 1, sum = 0;
        int k = 0;
        while (Math.Abs(term) > 1e-18)
        {
            sum += term;
            k++;
            term *= x / k;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Do, DataDependentTripCount)]
    public static double FixedPointOfCosine(double scale)
    {
        double x = 0.5, previous;
        do
        {
            previous = x;
            x = Math.Cos(scale * x) * 0.6;
        }
        while (Math.Abs(x - previous) > 1e-15);
        return x * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Do)]
    [Value("n", 5)]
    public static double DoRunsAtLeastOnce(double x, int n)
    {
        double value = x;
        int i = n;
        do
        {
            value = value * x + 1;
            i++;
        }
        while (i < n);
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(While, Reduction)]
    public static double CountedWhile(ReadOnlySpan<double> x)
    {
        double value = 1;
        int i = 0;
        while (i < x.Length)
        {
            value = Math.Sin(value + x[i]);
            i++;
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(While)]
    [Domain("x", 0.5, 2)]
    public static double WhileThatNeverRuns(double x)
    {
        double value = x * x;
        while (value < 0) value += 1;
        return value * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(While, NestedLoops, DataDependentTripCount)]
    [Length("a", 4)]
    [Domain("a", 0.5, 4)]
    public static double GeometricMeansBySquaring(ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double x = a[i], y = 1;
            while (Math.Abs(x - y) > 1e-12 * x)
            {
                double mean = 0.5 * (x + y);
                y = Math.Sqrt(x * y);
                x = mean;
            }

            sum += x;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(While, DataDependentTripCount)]
    [Value("x", 20.3)]
    public static double HalvedUntilSmall(double x)
    {
        double value = x;
        int count = 0;
        while (value > 1)
        {
            value *= 0.5;
            count++;
        }

        return value * value + count * Math.Log(2);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(While, Break, DataDependentTripCount)]
    [Domain("c", -0.6, 0.2)]
    public static double QuadraticMapUntilEscape(double c, double start)
    {
        double z = start * 0.1;
        int step = 0;
        while (true)
        {
            z = z * z + c;
            step++;
            if (z > 2 || step == 8) break;
        }

        return z;
    }
}
