using System.Diagnostics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>
/// Checks of arguments, which generated code repeats; at the points of these methods none of them fails.
/// </summary>
public static partial class Guards
{
    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowGuard)]
    [Domain("x", 0.2, 2)]
    public static double AtTheStart(double x, [NoDerivative] double rate)
    {
        if (x <= 0) throw new ArgumentOutOfRangeException(nameof(x), x, $"must be positive, not {x:F3} at {rate}");
        return Math.Log(x) * rate;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowGuard, ThrowHelper)]
    [Domain("x", 0.2, 2)]
    public static double Helpers(double x, ReadOnlySpan<double> w)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(w.Length, 100);
        ArgumentOutOfRangeException.ThrowIfZero(w.Length, nameof(w));
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += w[i] * Math.Sqrt(x);
        return sum * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowHelper, ArrayParameter)]
    public static double NullTest(double[] w)
    {
        ArgumentNullException.ThrowIfNull(w);
        double sum = 1;
        for (int i = 0; i < w.Length; i++) sum *= w[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowExpression)]
    [Domain("x", 0.2, 2)]
    public static double Expression(double x, double y) =>
        x > 0 ? Math.Sqrt(x) * y : throw new ArgumentException("negative: " + x, nameof(x));

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowGuard, MutationInLoop)]
    [Domain("x", 0.2, 0.9)]
    public static void InTheMiddleOfActiveWork(Span<double> x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            x[i] += x[i - 1] * x[i];
            if (double.IsNaN(x[i])) throw new InvalidOperationException($"element {i} of {x.Length}: {x[i - 1],8:E2}");
            x[i] *= x[i - 1];
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowGuard, NestedBranch)]
    [Domain("x", 0.2, 0.9)]
    [Value("mode", 3)]
    public static double OneBranchThrows(double x, int mode)
    {
        double value;
        if (mode == 100)
        {
            value = x;
        }
        else if (mode > 100)
        {
            double excess = mode - 100;
            throw new ArgumentException($"mode {mode} is {excess} too large");
        }
        else
        {
            value = x * x;
            if (value < 0) throw new InvalidOperationException();
            value += Math.Sin(value);
        }

        return value * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowGuard, HelperCall)]
    [Domain("x", 0.2, 0.9)]
    public static double InHelpers(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++) product *= CheckedLog(x[i], i);
        return product;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowGuard, While)]
    [Domain("a", 0.5, 3)]
    public static double UnlessItConverges(double a)
    {
        double x = a;
        for (int i = 0; i < 60; i++)
        {
            double next = 0.5 * (x + a / x);
            if (Math.Abs(next - x) < 1e-15) return next;
            x = next;
        }

        throw new InvalidOperationException("no convergence");
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowGuard)]
    [Domain("x", 0.2, 0.9)]
    public static double Asserted(double x)
    {
        Debug.Assert(x > 0, "positive");
        return Fail(x < 0) ? 0 : x * Math.Exp(x);
    }

    private static bool Fail(bool fails) => fails ? throw new NotSupportedException() : false;

    private static double CheckedLog(double value, int index)
    {
        if (!(value > 0))
        {
            throw Error(value, index);
        }

        return Math.Log(value);
    }

    internal static Exception Error(double value, int index) => new ArgumentException($"{value} at {index}");
}
