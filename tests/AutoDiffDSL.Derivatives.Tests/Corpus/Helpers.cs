using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Calls to other methods of the same project.</summary>
public static partial class Helpers
{
    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall)]
    public static double LogisticLoss(double w, double b, [NoDerivative] double x) => Softplus(-(w * x + b));

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedHelpers)]
    public static double ThreeDeep(double x, double y) => Outer(x, y) * Outer(y, 0.5);

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall, Reduction)]
    public static double DotOfHelper(ReadOnlySpan<double> x) => Dot(x, x) + Dot(x[1..], x[..^1]);

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperWritesSpan, NestedHelpers)]
    [Length("w", 8)]
    [Length("x", 2)]
    public static double TwoLayers(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        Span<double> hidden = stackalloc double[2];
        Span<double> output = stackalloc double[2];
        Dense(w[..4], x, hidden);
        Dense(w[4..], hidden, output);
        return Dot(output, hidden);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperWritesSpan, InPlace)]
    [Length("x", 4)]
    public static double HelperUpdatesInPlace(ReadOnlySpan<double> x)
    {
        Span<double> y = new double[x.Length];
        for (int i = 0; i < y.Length; i++) y[i] = x[i];
        Smooth(y);
        Smooth(y[1..]);
        return Dot(y, x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperWithLoop)]
    [Value("x", 0.3, 0.4, -0.7, 0.1, 0.6)]
    public static double EarlyReturnInHelper(ReadOnlySpan<double> x)
    {
        double before = SumUntilNegative(x);
        double after = SumUntilNegative(x[3..]);
        return before * after + before;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperWithLoop, DataDependentTripCount)]
    [Domain("a", 0.5, 3)]
    [Domain("b", 0.5, 3)]
    public static double HelperWithWhile(double a, double b) => NewtonRoot(a) * NewtonRoot(b + NewtonRoot(a));

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall, Branch)]
    [Domain("x", 0.3, 0.9)]
    public static double HelperUnderBranch(double x, double y)
    {
        double value = y;
        if (x > 0) value = Softplus(x * y);
        else value = NewtonRoot(x);
        return x < 1 ? value * Square(y) : Square(value);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall)]
    public static double NamedAndDefaultArguments(double x, double y) => Blend(to: y, from: x) + Blend(x, y, 0.75);

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall)]
    public static double ArgumentReassignedByHelper(double x) => Reassigns(x) * x;

    [Differentiable(Modes = Modes.All)]
    [Feature(HelperCall)]
    public static double CallsAnotherDifferentiable(double x, double y) =>
        LogisticLoss(x, y, 0.5) * Expressions.Cubic(x);

    private static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

    private static double Square(double x) => x * x;

    private static double Outer(double x, double y) => Middle(x * y) + Middle(x);

    private static double Middle(double x)
    {
        double inner = Inner(x);
        return inner * Inner(inner);
    }

    private static double Inner(double x) => Math.Sin(x) + Square(x);

    private static double Blend(double from, double to, double weight = 0.25) => from * (1 - weight) + to * to * weight;

    private static double Reassigns(double x)
    {
        x = x * x;
        x += 1;
        return x;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Dense(ReadOnlySpan<double> weights, ReadOnlySpan<double> input, Span<double> output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = Math.Tanh(Dot(weights.Slice(i * input.Length, input.Length), input));
    }

    private static void Smooth(Span<double> y)
    {
        if (y.Length < 2) return;
        for (int i = 1; i < y.Length; i++) y[i] = 0.5 * (y[i] + y[i - 1] * y[i]);
    }

    private static double SumUntilNegative(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0) return sum * sum;
            sum += Square(x[i]);
        }

        return sum;
    }

    private static double NewtonRoot(double a)
    {
        double x = a;
        for (int i = 0; i < 50; i++)
        {
            double next = 0.5 * (x + a / x);
            if (Math.Abs(next - x) < 1e-15) return next;
            x = next;
        }

        return x;
    }
}
