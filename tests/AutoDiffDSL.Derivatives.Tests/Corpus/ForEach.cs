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

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, SliceParameter)]
    [Length("x", 4)]
    public static double OverWhatACallGives(ReadOnlySpan<double> x)
    {
        double[] y = x.ToArray();
        double sum = 0;
        foreach (double v in x.Slice(1, 2)) sum += v * v;
        foreach (ref double v in y.AsSpan())
        {
            v *= sum;
            if (v > 100) break;
        }

        foreach (double v in y.AsSpan(2)) sum += v * x[0];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, StructBuffer, StructMember)]
    public static double OverStructs(double x, double y)
    {
        Moving[] points = [new() { X = x, Y = y }, new() { X = y * x, Y = 2 }, new() { X = 1, Y = x }];
        double sum = 0;
        foreach (Moving point in points)
        {
            Moving copy = point;
            copy.Move(x);
            point.Move(5);
            sum += point.X * point.Y + copy.X;
        }

        foreach (ref Moving point in points.AsSpan(1))
        {
            point.Move(sum);
            point.X *= 2;
            if (point.Y > 1000) break;
        }

        foreach (ref readonly Moving point in points.AsSpan())
        {
            if (point.X > 1000) continue;
            sum += point.X * point.Y;
            point.Move(3);
            sum += point.X;
        }

        foreach (var pair in new[] { (x, 1), (y, 2) }) sum += pair.Item1 * pair.Item2;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach)]
    public static double ElementsAreConverted(double x, double y)
    {
        double sum = 0;
        foreach (long v in new[] { 1, 2 }) sum += v * x;
        foreach (int v in (ReadOnlySpan<byte>)[1, 255]) sum += v * x;
        foreach (double v in new[] { 1.5f, 2 }) sum += v * y * x;
        return sum;
    }

    private struct Moving
    {
        public double X, Y;

        public void Move(double by)
        {
            X += by * Y;
            Y -= by * 0.1;
        }
    }
}
