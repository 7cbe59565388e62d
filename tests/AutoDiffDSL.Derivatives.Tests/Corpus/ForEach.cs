using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Loops over elements rather than indices.</summary>
public static partial class ForEachLoops
{
    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, Reduction)]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x) sum += v * v;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, ArrayParameter, NestedLoops)]
    public static double Pairs(double[] x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        foreach (double a in x)
        {
            foreach (var b in y[1..])
            {
                sum += Math.Sin(a * b);
            }
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, Break, Continue)]
    [Value("x", 0.5, 0.8, 2.5, 0.3, 5.5, 0.7)]
    public static double BreakAndContinue(ReadOnlySpan<double> x)
    {
        double product = 1;
        foreach (double v in x)
        {
            if (v > 5) break;
            if (v > 2) continue;
            product *= v * product;
        }

        return product;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, ReturnInLoop)]
    [Value("x", 0.5, 0.8, 2.5, 0.3)]
    public static double ReturnInside(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x)
        {
            sum += Math.Exp(v);
            if (v > 2) return sum * v;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, DataDrivenIndex)]
    public static double OverRangeAndTable(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (int i in Enumerable.Range(1, x.Length - 1)) sum += x[i] * x[i - 1];
        foreach (int k in (int[])[0, 2, 2]) sum *= 1 + x[k];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, InPlace)]
    public static double ByReference(ReadOnlySpan<double> x)
    {
        Span<double> y = x.ToArray();
        double sum = 0;
        foreach (ref double v in y)
        {
            v *= v;
            v += 0.5 * v * x[0];
        }

        foreach (ref readonly double v in y) sum += Math.Sin(v);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, WrittenSpan, Continue)]
    [Value("x", 0.5, -0.3, 1.5)]
    public static void ByReferenceInPlace(Span<double> x)
    {
        double sum = 0;
        foreach (ref double v in x)
        {
            if (v < 0) continue;
            sum += v;
            v = sum * v;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, MutationInLoop)]
    public static double WhileTheArrayChanges(ReadOnlySpan<double> x)
    {
        double[] y = x.ToArray();
        int k = 0;
        double sum = 0;
        foreach (double v in y)
        {
            if (k + 1 < y.Length) y[k + 1] += v * v;
            sum += v;
            k++;
        }

        return sum;
    }
}
