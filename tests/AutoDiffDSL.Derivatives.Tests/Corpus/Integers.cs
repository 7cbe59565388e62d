using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Integers that depend on data choose what is computed; they carry no derivative themselves.</summary>
public static partial class Integers
{
    [Differentiable(Modes = Modes.All)]
    [Feature(DataDrivenIndex)]
    [Length("table", 4)]
    [Value("index", 2, 0, 3, 2, 1, 2)]
    public static double Gather(ReadOnlySpan<double> table, ReadOnlySpan<int> index)
    {
        double sum = 0;
        for (int i = 0; i < index.Length; i++) sum += table[index[i]] * table[index[i]] * (i + 1);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DataDrivenIndex, MutationInLoop)]
    [Length("x", 6)]
    [Value("bin", 2, 0, 1, 2, 1, 2)]
    public static double Scatter(ReadOnlySpan<double> x, ReadOnlySpan<int> bin)
    {
        Span<double> histogram = stackalloc double[3];
        for (int i = 0; i < x.Length; i++) histogram[bin[i]] += x[i];
        double product = 1;
        for (int i = 0; i < 3; i++) product *= 1 + histogram[i] * histogram[i];
        return product;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DataDrivenIndex, FloatDrivenInteger)]
    [Length("table", 5)]
    [Value("x", 2.3)]
    public static double LinearInterpolation(ReadOnlySpan<double> table, double x)
    {
        int cell = (int)Math.Floor(x);
        double fraction = x - cell;
        return (1 - fraction) * table[cell] + fraction * table[cell + 1] * table[cell];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(FloatDrivenInteger, Reduction)]
    [Value("x", 4.6)]
    public static double TripCountFromFloat(double x)
    {
        int n = (int)x;
        double value = 1;
        for (int i = 0; i < n; i++) value = value * x / (i + 1);
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(FloatDrivenInteger, DataDrivenIndex)]
    [Length("x", 5)]
    [Value("x", 0.31, 0.74, 0.12, 0.93, 0.55)]
    public static double HistogramOfValues(ReadOnlySpan<double> x)
    {
        double[] sums = new double[4];
        int[] counts = new int[4];
        for (int i = 0; i < x.Length; i++)
        {
            int bin = (int)(4 * x[i]);
            sums[bin] += x[i] * x[i];
            counts[bin]++;
        }

        double value = 1;
        for (int b = 0; b < 4; b++)
            if (counts[b] > 0) value *= sums[b] / counts[b];
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DataDrivenIndex)]
    [Value("x", 0.3, -0.4, 0.9, -0.1, 0.7)]
    public static double LargestByIndex(ReadOnlySpan<double> x)
    {
        int best = 0;
        for (int i = 1; i < x.Length; i++)
            if (x[i] > x[best]) best = i;
        return x[best] * x[best] + best * x[(best + 1) % x.Length];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(IntegerParameter, Reduction)]
    [Value("n", 45)]
    public static double PowerByBits(double x, int n)
    {
        double result = 1, power = 1 + 0.1 * x;
        while (n > 0)
        {
            if ((n & 1) != 0) result *= power;
            power *= power;
            n >>= 1;
        }

        return result;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(FloatDrivenInteger, IndependentParameter)]
    [Value("x", 2.7)]
    public static double CastIsConstant(double x, double y)
    {
        int whole = (int)x;
        long doubled = (long)(2 * x);
        return whole * y + doubled * y * y + (double)whole;
    }

    [Flags]
    public enum Terms : byte
    {
        None = 0,
        Square = 1,
        Sine = 2,
        Offset = 4,
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Enumeration, EnumInSignature)]
    [Value("terms", 5)]
    [Value("other", 4)]
    public static double FlagsOfAnEnum(double x, Terms terms, Terms other) =>
        (terms.HasFlag(Terms.Square) ? x * x : x) + (terms.HasFlag(Terms.Square | Terms.Sine) ? Math.Sin(x) : 0)
            + (terms.HasFlag(other) ? Math.Exp(x) : 0);

    [Differentiable(Modes = Modes.All)]
    [Feature(ArrayParameter, InclusiveLoop)]
    public static double BoundsOfAnArray(double[] x)
    {
        double s = 0;
        for (int i = x.GetLowerBound(0); i <= x.GetUpperBound(0); i++) s += x[i] * x[i] / x.GetLength(0);
        return s;
    }
}
