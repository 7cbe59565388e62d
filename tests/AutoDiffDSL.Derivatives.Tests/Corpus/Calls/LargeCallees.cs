using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Calls;

/// <summary>Attributed methods too large to be inlined: their derivatives are called.</summary>
public static partial class LargeCallees
{
    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee)]
    public static double CallsOnce(double x, double y) => Series(x, y) * x + y;

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee)]
    public static double CallsWithTheSameValueTwice(double x) => Series(x, x) + Series(x * x, 0.3);

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, Reduction)]
    public static double CallsInALoop(ReadOnlySpan<double> x)
    {
        double s = 0.2;
        for (int i = 0; i < x.Length; i++) s = Series(0.5 * s, x[i]) - 0.1 * x[i];
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, Branch)]
    [Domain("x", 0.2, 0.9)]
    public static double CallsInABranch(double x, double y)
    {
        double s = x * y;
        if (x > 0) s = Series(s, y);
        else s = Series(y, 2 * s) * 3;
        return s * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, HelperWritesSpan, Reduction)]
    [Length("x", 4)]
    public static double CalleeWritesSpansInALoop(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[4];
        Span<double> z = stackalloc double[4];
        x.CopyTo(y);
        double s = 0;
        for (int k = 0; k < 3; k++)
        {
            s += Step(x, y, z) * z[k];
            y[k] = y[k] * x[k] + z[3 - k];
        }

        return s + y[0] * y[3];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, HelperWritesSpan, WrittenSpan)]
    [Length("x", 4)]
    [Length("y", 4)]
    [Length("z", 4)]
    public static double CalleeWritesParameters(ReadOnlySpan<double> x, Span<double> y, Span<double> z)
    {
        double first = Step(x, y, z);
        y[1] *= first;
        return Step(x, z, y) + first;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, SliceParameter)]
    [Length("x", 8)]
    public static double CalleeReadsSlicesOfOneBuffer(ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i + 4 < x.Length; i++) s += Pair(x.Slice(i, 3), x.Slice(i + 2, 3)) * x[i];
        return s + Pair(x[..3], x[..3]);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, ReloadAfterOverwrite)]
    [Length("x", 3)]
    public static double ArgumentOverwrittenAfterTheCall(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[3];
        x.CopyTo(y);
        double first = Pair(y, x);
        for (int i = 0; i < 3; i++) y[i] = y[i] * y[i] - first;
        double second = Pair(y, x);
        y[0] = 2 * second;
        return first * Pair(y, y) + second;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, NoDerivativeParameter, AllocationInLoop)]
    [Length("data", 3)]
    public static double ConstantBufferAndAllocation([NoDerivative] ReadOnlySpan<double> data, double x)
    {
        double s = x;
        for (int k = 1; k < 4; k++)
        {
            double[] t = new double[3];
            for (int i = 0; i < 3; i++) t[i] = 0.3 * s * k + 0.1 * i;
            s = 0.2 * Pair(data, t) + 0.1 * Pair(t, data) * s;
        }

        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, While)]
    [Domain("x", 0.3, 0.6)]
    public static double CallsInAWhileLoop(double x)
    {
        double s = x;
        int k = 0;
        while (k < 6 && s < 40)
        {
            s = Series(0.3, 0.5 * s) + 0.5 * s;
            k++;
        }

        return s * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, NestedHelpers)]
    public static double LargeCallsLarge(double x, double y) => Outer(x * y, y) + Outer(0.4, x);

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, Recursion)]
    [Domain("x", 0.1, 0.5)]
    public static double RecursionOverLarge(double x) => Nest(x, 3) * x;

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, DerivativeRule)]
    [Domain("x", 0.1, 0.5)]
    public static double RuleWithinRecursion(double x, double y) => Chain(x * y, 3) + y;

    [Differentiable(Modes = Modes.All)]
    private static double Series(double x, double y)
    {
        double s = Term(x, y);
        s += 0.3 * Term(s, y);
        s += 0.2 * Term(x, s);
        s += 0.1 * Term(s, x);
        s += 0.3 * Term(y, s);
        s -= 0.2 * Term(s, s);
        s += 0.1 * Term(x + 1, s);
        s -= 0.3 * Term(s, y + 1);
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    private static double Outer(double x, double y)
    {
        double s = Series(x, y);
        s = 0.5 * Term(s, x) + 0.1 * Term(y, s) + 0.2 * Term(s, y);
        s = 0.5 * Term(s, x) + 0.1 * Term(y, s) + 0.2 * Term(s, y);
        s = 0.5 * Term(s, x) + 0.1 * Term(y, s) + 0.2 * Term(s, y);
        return s * Series(0.1 * s, x);
    }

    [Differentiable(Modes = Modes.All)]
    private static double Nest(double x, int depth) =>
        depth == 0 ? Series(x, 0.2) : Series(0.5 * Nest(x * 0.9, depth - 1), x);

    [Differentiable(Modes = Modes.All)]
    private static double Chain(double x, int depth) =>
        depth == 0 ? x : Damped(Chain(x, depth - 1)) * x + Math.Sin(x);

    private static double Damped(double x) => Math.Exp(-x * x);

    [DerivativeOf(nameof(Damped))]
    private static double DampedRule(double x, double xDot) => -2 * x * Damped(x) * xDot;

    /// <summary>Changes y in place, overwrites z, and reads x.</summary>
    [Differentiable(Modes = Modes.All)]
    private static double Step(ReadOnlySpan<double> x, Span<double> y, Span<double> z)
    {
        double energy = 0;
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = 0.5 * Term(y[i], x[i]) + 0.2 * Term(x[i], y[i]) + 0.1 * y[(i + 1) % y.Length];
            z[i] = Term(y[i], 0.3) - 0.2 * Term(x[i], 0.1) + 0.1 * Term(0.2, y[i]);
            z[i] = 0.4 * Term(z[i], y[i]) + 0.3 * Term(x[i], z[i]);
            energy += 0.5 * y[i] * y[i] + 0.1 * Term(z[i], y[i]);
        }

        return energy;
    }

    /// <summary>Reads two buffers, which may be one.</summary>
    [Differentiable(Modes = Modes.All)]
    private static double Pair(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += 0.5 * Term(a[i], b[i]) + 0.3 * Term(b[i], a[i]);
            s += 0.2 * Term(a[i], 0.1 * s) * Term(0.3, b[i]);
            s -= 0.1 * Term(b[i], 0.1 * s) * Term(a[i], 0.3);
            s += 0.1 * Term(a[i] * b[i], 0.2) + 0.2 * Term(b[i], b[i]);
        }

        return s;
    }

    private static double Term(double x, double y)
    {
        double a = Math.Sin(x + 0.3 * y) + 0.2 * x * y;
        double b = Math.Exp(-0.5 * x * x) * Math.Cos(y);
        double c = a / (2 + b * b) + Math.Tanh(0.5 * a * b);
        double d = 0.3 * c * c - 0.1 * a + 0.2 * Math.Sqrt(1 + b * b + x * x);
        return 0.5 * c + 0.25 * d + 0.1 * Math.Atan(c + d * y);
    }

    /// <summary>Spans that are not written are read-only in generated methods, but not in what these call.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Checkpoint, Recursion)]
    [Length("h", 3)]
    public static double SpanThatIsOnlyRead(ReadOnlySpan<double> h, double x)
    {
        double[] copy = h.ToArray();
        return Descended(copy.AsSpan(1), x, 2) * Descended(copy, x, 1);
    }

    [Checkpoint]
    private static double Scaled(Span<double> h, double x) => Math.Sin(h[0] * x);

    [Differentiable(Modes = Modes.All)]
    private static double Descended(Span<double> h, double x, int depth) =>
        depth == 0 ? h[0] * Scaled(h, x) : Descended(h, x * h[1], depth - 1) * h[1];
}
