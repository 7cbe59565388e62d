using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Calls;

/// <summary>Methods that call themselves, and so have derivatives that call themselves.</summary>
public static partial class Recursions
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion)]
    [Length("x", 7)]
    public static double TreeSum(ReadOnlySpan<double> x)
    {
        if (x.Length == 0) return 0;
        if (x.Length == 1) return x[0] * x[0];
        int half = x.Length / 2;
        double left = TreeSum(x[..half]);
        double right = TreeSum(x[half..]);
        return left + right + 0.1 * left * right;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, IntegerParameter)]
    [Domain("x", 0.5, 1.5)]
    [Value("n", 5)]
    public static double PowerBySquaring(double x, int n)
    {
        if (n == 0) return 1;
        double half = PowerBySquaring(x, n / 2);
        return n % 2 == 0 ? half * half : half * half * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion)]
    [Domain("a", 0.1, 0.4)]
    [Domain("b", 1.2, 1.6)]
    public static double AdaptiveSimpson(double a, double b) => Simpson(a, b, 1e-3, 6);

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion)]
    public static double MutualRecursion(double x) => Even(x, 3) * x;

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, HelperWritesSpan, OverlappingSlices)]
    [Length("x", 8)]
    public static double RecursiveTransform(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[8];
        x.CopyTo(y);
        Haar(y);
        double s = 0;
        for (int i = 0; i < y.Length; i++) s += y[i] * y[i] * (i + 1);
        return s + y[0] * y[7];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, HelperWritesSpan, Reduction)]
    [Length("x", 4)]
    public static double RecursionInLoop(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[4];
        x.CopyTo(y);
        double s = 0;
        for (int k = 0; k < 3; k++)
        {
            Haar(y);
            s += TreeSum(y) * x[k];
        }

        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, ArrayParameter)]
    [Length("x", 5)]
    public static double RecursionOverAnArray(double[] x) => From(x, 0);

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, NoDerivativeParameter)]
    [Length("weights", 5)]
    public static double Horner([NoDerivative] ReadOnlySpan<double> weights, double x) =>
        weights.Length == 0 ? 0 : weights[0] + x * Horner(weights[1..], x);

    [Differentiable(Modes = Modes.All)]
    private static double Simpson(double a, double b, [NoDerivative] double tolerance, int depth)
    {
        double middle = 0.5 * (a + b);
        double whole = Rule(a, b);
        double halves = Rule(a, middle) + Rule(middle, b);
        if (depth == 0 || Math.Abs(whole - halves) < tolerance) return halves;
        return Simpson(a, middle, 0.5 * tolerance, depth - 1) + Simpson(middle, b, 0.5 * tolerance, depth - 1);
    }

    private static double Rule(double a, double b) =>
        (b - a) / 6 * (Integrand(a) + 4 * Integrand(0.5 * (a + b)) + Integrand(b));

    private static double Integrand(double x) => Math.Exp(-x) * Math.Sin(3 * x * x);

    [Differentiable(Modes = Modes.All)]
    private static double Even(double x, int depth) => depth == 0 ? x : Math.Sin(Odd(x, depth - 1)) + x;

    [Differentiable(Modes = Modes.All)]
    private static double Odd(double x, int depth) => depth == 0 ? x * x : Even(x * x, depth - 1) * 0.5;

    [Differentiable(Modes = Modes.All)]
    private static void Haar(Span<double> y)
    {
        if (y.Length < 2) return;
        int half = y.Length / 2;
        for (int i = 0; i < half; i++)
        {
            double sum = y[i] + y[i + half];
            y[i + half] = y[i] * y[i + half] - y[i];
            y[i] = 0.5 * sum;
        }

        Haar(y[..half]);
    }

    [Differentiable(Modes = Modes.All)]
    private static double From(double[] x, int start) =>
        start >= x.Length ? 1 : x[start] * x[start] + Math.Cos(x[start]) * From(x, start + 1);
}
