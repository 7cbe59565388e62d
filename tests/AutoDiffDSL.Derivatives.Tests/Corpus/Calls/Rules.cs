using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Calls;

/// <summary>Methods that are differentiated by rules of the user's.</summary>
public static partial class Rules
{
    [Differentiable]
    [Feature(DerivativeRule)]
    public static double OneRule(double x, double y) => Softplus(x * y) + x * Softplus(-y);

    [Differentiable]
    [Feature(DerivativeRule, Reduction)]
    public static double RuleInLoop(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s = Softplus(s * x[i] + 0.3) - 0.1 * Softplus(x[i]);
        }

        return s;
    }

    [Differentiable]
    [Feature(DerivativeRule, SeveralParameters)]
    [Domain("x", 0.5, 2)]
    [Domain("y", 0.5, 2)]
    public static double RuleOfTwoArguments(double x, double y) => Mean(x, y) * Mean(x, 1.5) + Mean(0.7, y * y);

    [Differentiable]
    [Feature(DerivativeRule, NestedHelpers)]
    public static double RuleOfARule(double x, double y) => Twice(x) * y + Twice(y * x);

    [Differentiable]
    [Feature(DerivativeRule)]
    public static double RuleThatCallsItsMethod(double x, double y) => Logistic(x - y) * Logistic(x + y);

    [Differentiable]
    [Feature(DerivativeRule, Reduction)]
    public static double RuleWithSpans(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        LogSumExp(x) * LogSumExp(y[..3]) + LogSumExp(x[1..]);

    [Differentiable]
    [Feature(DerivativeRule, HelperWritesSpan)]
    [Length("x", 4)]
    public static double RuleWritesSpan(ReadOnlySpan<double> x)
    {
        Span<double> p = stackalloc double[4];
        Softmax(x, p);
        double s = 0;
        for (int i = 0; i < p.Length; i++) s += p[i] * x[i] * x[i];
        return s;
    }

    [Differentiable]
    [Feature(DerivativeRule, HelperWritesSpan, InPlace)]
    [Length("x", 3)]
    public static double RuleUpdatesSpanInLoop(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[3];
        x.CopyTo(y);
        for (int k = 0; k < 3; k++)
        {
            Squash(y);
            y[k] += x[k] * y[0];
        }

        return y[0] * y[1] + y[2];
    }

    [Differentiable]
    [Feature(DerivativeRule, Branch)]
    public static double RuleWithBranchAndConstant(double x, double y) =>
        Leaky(x + 3, 2) * y + Leaky(x - 5, 3) * Leaky(y * y + 1, 1);

    [Differentiable]
    [Feature(DerivativeRule)]
    [Domain("x", 0.5, 2)]
    public static double RuleOfAForeignMethod(double x, double y) =>
        y * Foreign.Apply(x) + Foreign.Apply(x * x + y * y);

    [Differentiable]
    [Feature(DerivativeRule, SinglePrecision)]
    public static float RuleInSinglePrecision(float x, float y) => Cube(x * y) + Cube(y);

    [Differentiable]
    [Feature(DerivativeRule, UntakenBranch)]
    [Domain("x", 0.5, 2)]
    public static double ConstantArgumentOfInfiniteSlope(double x) => Hypotenuse(x, 0) + x * Root(0, x);

    private static double Softplus(double x) => double.LogP1(Math.Exp(x));

    [DerivativeOf(nameof(Softplus))]
    private static double SoftplusRule(double x, double xDot) => xDot / (1 + Math.Exp(-x));

    private static double Mean(double x, double y) => Math.Sqrt(x * y);

    [DerivativeOf(nameof(Mean))]
    private static double MeanRule(double x, double xDot, double y, double yDot)
    {
        double mean = Math.Sqrt(x * y);
        double dot = 0;
        dot += y * xDot;
        dot += x * yDot;
        return dot / (2 * mean);
    }

    private static double Twice(double x) => Softplus(x) + Softplus(2 * x);

    [DerivativeOf(nameof(Twice))]
    private static double TwiceRule(double x, double xDot) =>
        xDot * Logistic(x) + 2 * (Logistic(2 * x) * xDot);

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    [DerivativeOf(nameof(Logistic))]
    private static double LogisticRule(double x, double xDot)
    {
        double s = Logistic(x);
        return s * (1 - s) * xDot;
    }

    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double s = 0;
        foreach (double value in x) s += Math.Exp(value);
        return Math.Log(s);
    }

    [DerivativeOf(nameof(LogSumExp))]
    private static double LogSumExpRule(ReadOnlySpan<double> x, ReadOnlySpan<double> xDot)
    {
        double total = LogSumExp(x);
        double dot = 0;
        for (int i = 0; i < x.Length; i++) dot += Math.Exp(x[i] - total) * xDot[i];
        return dot;
    }

    private static void Softmax(ReadOnlySpan<double> x, Span<double> p)
    {
        double total = LogSumExp(x);
        for (int i = 0; i < x.Length; i++) p[i] = Math.Exp(x[i] - total);
    }

    [DerivativeOf(nameof(Softmax))]
    private static void SoftmaxRule(
        ReadOnlySpan<double> x, ReadOnlySpan<double> xDot, ReadOnlySpan<double> p, Span<double> pDot)
    {
        double mean = 0;
        for (int i = 0; i < xDot.Length; i++) mean += p[i] * xDot[i];
        for (int i = 0; i < xDot.Length; i++) pDot[i] = p[i] * (xDot[i] - mean);
    }

    private static void Squash(Span<double> y)
    {
        foreach (ref double value in y) value = Math.Tanh(value);
    }

    [DerivativeOf(nameof(Squash))]
    private static void SquashRule(ReadOnlySpan<double> y, Span<double> yDot)
    {
        for (int i = 0; i < y.Length; i++) yDot[i] *= 1 - y[i] * y[i];
    }

    private static double Leaky(double x, int power)
    {
        double result = 1;
        for (int i = 0; i < power; i++) result *= x;
        return x > 0 ? result : 0.1 * result;
    }

    [DerivativeOf(nameof(Leaky))]
    private static double LeakyRule(double x, double xDot, int power)
    {
        double scaled = power * xDot;
        if (x <= 0) scaled = 0.1 * scaled;
        for (int i = 1; i < power; i++) scaled *= x;
        return scaled;
    }

    [DerivativeOf(typeof(Foreign), nameof(Foreign.Apply))]
    private static double ForeignRule(double x, double xDot) => xDot * (Math.Log(x) + 1);

    private static float Cube(float x) => x * x * x;

    [DerivativeOf(nameof(Cube))]
    private static float CubeRule(float x, float xDot) => 3 * x * x * xDot;

    private static double Hypotenuse(double x, double y) => Math.Sqrt(x * x + y * y);

    [DerivativeOf(nameof(Hypotenuse))]
    private static double HypotenuseRule(double x, double xDot, double y, double yDot) =>
        (x * xDot + y * yDot) / Math.Sqrt(x * x + y * y);

    private static double Root(double x, double y) => Math.Sqrt(x) + y * y;

    [DerivativeOf(nameof(Root))]
    private static double RootRule(double x, double xDot, double y, double yDot) =>
        0.5 / Math.Sqrt(x) * xDot + 2 * y * yDot;
}
