using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Tuples as locals, as results of helpers, and carried by loops.</summary>
public static partial class Tuples
{
    [Differentiable(Modes = Modes.All)]
    [Feature(TupleValue, Deconstruction)]
    public static double Polar(double x, double y)
    {
        (double radius, double angle) = ToPolar(x + 2, y);
        (double X, double Y) back = (radius * Math.Cos(2 * angle), radius * Math.Sin(2 * angle));
        return back.X * back.X * back.Y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleValue, Reduction)]
    public static double TupleCarryingLoop(ReadOnlySpan<double> x)
    {
        (double Mean, double Squares, int Count) s = (0, 0, 0);
        for (int i = 0; i < x.Length; i++)
        {
            double d = x[i] - s.Mean;
            double mean = s.Mean + d / (s.Count + 1);
            s = (mean, s.Squares + d * (x[i] - mean), s.Count + 1);
        }

        return s.Squares / s.Count + s.Mean;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleValue, Deconstruction, ScalarSwap)]
    public static double Euclid(double a, double b)
    {
        var pair = (Large: a + 3, Small: b * b + 0.5);
        for (int i = 0; i < 4; i++)
        {
            if (pair.Small > pair.Large) pair = (pair.Small, pair.Large);
            (pair.Large, pair.Small) = (pair.Small, pair.Large - 0.5 * pair.Small * pair.Small);
        }

        return pair.Large * pair.Small;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleValue, Conditional, While)]
    public static double NestedTuples(double x, double y)
    {
        ((double A, double B) Inner, double C) t = ((x, y), x * y);
        int n = 0;
        while (t.Inner.A < 3 && n < 7)
        {
            t = t.C > 0 ? ((t.Inner.A + 1, t.Inner.B * x), t.C - y) : (t.Inner, t.C + 1);
            t.Inner.A += 0.25 * Math.Sin(t.C);
            n++;
        }

        return t.Inner.A * t.Inner.B + t.C * t.C;
    }

    private static (double Radius, double Angle) ToPolar(double x, double y)
    {
        double square = x * x + y * y;
        if (square < 1e-12) return (0, 0);
        return (Math.Sqrt(square), Math.Atan2(y, x));
    }
}
