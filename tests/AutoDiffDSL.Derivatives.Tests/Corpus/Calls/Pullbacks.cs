using System.Runtime.CompilerServices;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Calls;

/// <summary>
/// Methods that the language does not cover, with a <c>[VjpOf]</c> rule: backward modes of first order.
/// </summary>
public static partial class Pullbacks
{
    private const Modes Backward = Modes.Vjp | Modes.Gradient | Modes.Jacobian;

    [Differentiable(Modes = Backward)]
    [Feature(DerivativeRule)]
    public static double OfScalars(double x, double y) => Bits(x * y, y) + Bits(Math.Sin(x), x) * y;

    [Differentiable(Modes = Backward)]
    [Feature(DerivativeRule, Reduction)]
    public static double InALoop(double x, ReadOnlySpan<double> w)
    {
        for (int i = 0; i < w.Length; i++) x = Bits(x, w[i]) + 0.5 * x;
        return x;
    }

    [Differentiable(Modes = Backward)]
    [Feature(DerivativeRule, StackAllocation)]
    public static double OfASpan(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[x.Length];
        for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i];
        return Total(y) * Total(x) + y[0];
    }

    private static double Bits(double a, double b) => Unsafe.BitCast<long, double>(Unsafe.BitCast<double, long>(a)) * b;

    [VjpOf(nameof(Bits))]
    private static double BitsVjp(double a, double b, double bitsBar, ref double aBar, ref double bBar)
    {
        aBar += bitsBar * b;
        bBar += bitsBar * a;
        return Bits(a, b);
    }

    private static double Total(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x) sum += Unsafe.BitCast<long, double>(Unsafe.BitCast<double, long>(v)) * v;
        return sum;
    }

    [VjpOf(nameof(Total))]
    private static double TotalVjp(ReadOnlySpan<double> x, double totalBar, Span<double> xBar)
    {
        for (int i = 0; i < x.Length; i++) xBar[i] += 2 * totalBar * x[i];
        return Total(x);
    }
}
