using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Spans and arrays whose elements change places.</summary>
public static partial class Sorting
{
    [Differentiable(Modes = Modes.All)]
    [Feature(ElementOrder, StackAllocation)]
    [Length("x", 7)]
    public static double Quantiles(ReadOnlySpan<double> x)
    {
        Span<double> sorted = stackalloc double[x.Length];
        x.CopyTo(sorted);
        sorted.Sort();
        return sorted[3] * sorted[5] + Math.Exp(sorted[0]);
    }

    /// <summary>The mean of the largest losses, as Rockafellar and Uryasev define it (2000).</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(ElementOrder, NestedLoops)]
    [Length("weights", 2)]
    [Length("returns", 10)]
    public static double ConditionalValueAtRisk(ReadOnlySpan<double> weights, ReadOnlySpan<double> returns)
    {
        double[] losses = new double[returns.Length / weights.Length];
        for (int i = 0; i < losses.Length; i++)
        {
            for (int k = 0; k < weights.Length; k++) losses[i] -= weights[k] * returns[i * weights.Length + k];
        }

        Array.Sort(losses);
        double s = 0;
        for (int i = losses.Length - 2; i < losses.Length; i++) s += losses[i] * losses[i];
        return s / 2;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ElementOrder, WrittenSpan, VoidMethod)]
    public static void TurnedRound(Span<double> x)
    {
        x.Reverse();
        x[1] *= x[0];
        Span<double> front = x[..3];
        front.Reverse();
        front[0] *= x[^1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ElementOrder, WrittenSpan, SinglePrecision)]
    public static float SortedInPlace(Span<float> x)
    {
        x.Sort();
        float s = 0;
        for (int i = 0; i < x.Length; i++) s += i * x[i] * x[i];
        return s;
    }

    /// <summary>Linear interpolation in a table, whose row is found by bisection.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(ElementOrder, Reduction)]
    [Value("knots", -3, -1, 0.5, 2, 4)]
    [Length("values", 5)]
    public static double Interpolated(
        [NoDerivative] ReadOnlySpan<double> knots, ReadOnlySpan<double> values, ReadOnlySpan<double> x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            int row = Math.Clamp(~knots.BinarySearch(x[i]), 1, knots.Length - 1);
            double t = (x[i] - knots[row - 1]) / (knots[row] - knots[row - 1]);
            s += double.Lerp(values[row - 1], values[row], t) * (i + 1);
        }

        return s * s;
    }
}
