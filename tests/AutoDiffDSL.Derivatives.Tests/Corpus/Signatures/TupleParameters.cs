using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Tuples and enums as parameters, tuples as results.</summary>
public static partial class TupleParameters
{
    public enum Growth
    {
        Linear,
        Quadratic,
        Exponential = 7,
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleInSignature)]
    public static double AreaOfTuple((double Width, double Height) size) => size.Width * size.Height * size.Height;

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleInSignature)]
    public static double TupleInTuple(((double, double) A, double B) t, (int Count, double Value) u)
    {
        (double first, double second) = t.A;
        return first * Math.Sin(second * t.B) + u.Count * u.Value * first;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleInSignature, CompositeResult)]
    public static (double Sum, double Product) SumAndProduct((double A, double B) t)
    {
        t.A *= 2;
        return (t.A + t.B, t.A * t.B * t.B);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleInSignature, CompositeResult)]
    public static (double Value, int Steps, bool IsLarge) NewtonRoot(double a, double x)
    {
        int steps = 0;
        while (steps < 4)
        {
            x = 0.5 * (x + (2 + a) / (x + 3));
            steps++;
        }

        return (x * a, steps, x > 1);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleInSignature, CompositeResult)]
    public static (double, double) TupleFromBranches(double x, double y)
    {
        if (x > 5) return (x, y);
        (double low, double high) = (x * y, x - y);
        return x < -5 ? (high, low) : (low * low, Math.Cos(high));
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EnumInSignature)]
    [Value("growth", 1)]
    public static double GrowthOf(double x, Growth growth) => growth switch
    {
        Growth.Linear => 2 * x,
        Growth.Quadratic => x * x * 3,
        _ => Math.Exp(x),
    };

    [Differentiable(Modes = Modes.All)]
    [Feature(EnumInSignature)]
    [Value("growth", 7)]
    public static double GrowthInLoop(double x, Growth growth, double y)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            sum += growth == Growth.Exponential ? Math.Exp(x * i) : y;
            if (i == 1) growth = Growth.Linear;
        }

        return sum * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EnumInSignature)]
    [Value("day", 3)]
    public static double DayOfWeekAsNumber(double x, DayOfWeek day)
    {
        double factor = (int)day + (day == DayOfWeek.Sunday ? 1 : 0);
        return factor * x * x;
    }
}
