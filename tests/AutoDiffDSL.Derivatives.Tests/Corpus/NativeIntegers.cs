using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>
/// Integers of the machine's size, and long ones, that count and index. Where they are shown to be numbers of int the
/// derivatives count by int; elsewhere they stay what they are.
/// </summary>
public static partial class NativeIntegers
{
    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, IntegerParameter)]
    [Value("n", 7)]
    [Value("m", 4)]
    public static double Parameter(double x, nint n, IntPtr m)
    {
        nint scaled = 3 * n - m;
        return x * x * scaled + Math.Sin(x) * (n / 2) + (double)(n % 4) / 3;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, IntegerParameter, Branch)]
    [Value("n", 5)]
    public static double Arithmetic(double x, nint n)
    {
        nint power = (nint)1 << (int)n;
        power |= 3;
        power -= n++;
        long wide = power * 5L;
        nint least = Math.Min(n, power) + nint.Max(n, 2);
        bool isLarge = wide > n && power != 4;
        return (isLarge ? x * wide : x) + least * x * x - (-n) * Math.Cos(x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, Reduction)]
    [Length("x", 5)]
    public static double Sum(double[] x)
    {
        double sum = 0;
        for (nint i = 0; i < (nint)x.Length; i++) sum += x[i] * x[i] * (i + 1);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, InPlace, MutationInLoop)]
    [Length("x", 6)]
    public static double Stencil(double[] x)
    {
        nint n = x.Length;
        double[] y = new double[n];
        for (nint i = 1; i < n - 1; i++) y[i] = x[i - 1] * x[i + 1] - 2 * x[i];
        double sum = 0;
        for (nint i = n - 1; i >= 0; i--) sum = sum * y[i] + x[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, NestedLoops, TriangularLoops)]
    [Length("x", 5)]
    public static double Pairs(double[] x)
    {
        long n = x.Length;
        double energy = 0;
        for (long i = 0; i < n; i++)
        {
            for (long j = 0; j <= i; j++) energy += x[i] * x[j] * Math.Cos(x[i] - j);
        }

        return energy;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, NestedLoops)]
    [Length("x", 7)]
    public static double Halves(double[] x)
    {
        nint half = (nint)x.Length / 2;
        double product = 1;
        for (nint i = 0; i < half; i++) product *= 1 + x[2 * i] * x[2 * i + 1];
        for (nint i = half; i > 0; i--) product += x[i] * x[half - i] * x[(nint)x.Length - i];
        return product;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, Reduction, StrideLoop)]
    [Length("x", 6)]
    public static double MixedComparisons(ReadOnlySpan<double> x, double y)
    {
        nint n = x.Length;
        long last = n - 1;
        double sum = y;
        for (int i = 0; i < n; i++) sum += x[i] * sum;
        for (int i = 0; i <= last; i += 2) sum = sum * x[i] + i;
        for (nint i = 0; i + 1 < last; i++) sum += x[(int)i] * x[(int)i + 1] * y;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, Reduction, IntegerParameter, Branch)]
    [Value("n", 4)]
    public static double BoundFromOutside(ReadOnlySpan<double> x, nint n)
    {
        double sum = 1;
        for (nint i = 0; i < n; i++) sum = sum * x[(int)(i % x.Length)] + i;
        for (long i = n; i <= 6; i += 2) sum += x[(int)i % x.Length] * sum;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, DataDrivenIndex, ForEach)]
    [Length("table", 4)]
    [Value("index", 2, 0, 3, 2, 1, 2)]
    public static double Gather(ReadOnlySpan<double> table, ReadOnlySpan<nint> index)
    {
        double sum = 0;
        foreach (nint i in index) sum += table[(int)i] * table[(int)i] * (i + 1);
        nint[] seen = new nint[table.Length];
        for (int k = 0; k < index.Length; k++) seen[index[k] % 4] += k;
        return sum * table[(int)(seen[2] % 4)];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, FloatDrivenInteger)]
    [Value("x", 2.7)]
    public static double Casts(double x, float y)
    {
        nint whole = (nint)x;
        long wide = whole;
        nint back = (nint)(wide + 1);
        short small = (short)(back * 3);
        uint positive = (uint)small;
        nint again = checked((nint)positive) + (byte)whole + (int)(nint)y;
        return whole * x + back * x * x + y * again + (float)whole * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, Branch, SwitchExpression)]
    [Length("x", 6)]
    public static double Choices(double[] x)
    {
        nint n = x.Length, count = 0;
        double[] y = new double[n];
        for (nint i = 0; i < n; i++)
        {
            nint nearest = i < n - 1 ? i + 1 : i;
            if (x[nearest] > 0) count++;
            y[i] = x[i] * nearest switch { 1 => 2, > 3 => x[nearest], _ => 3 };
        }

        return y[0] * y[n - 1] * count + ((count, n) == (2, 6) ? y[1] * y[3] : y[2]);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NativeInteger, MatrixInSignature, NestedLoops)]
    [Length("m", 3, 2)]
    public static double Rows(double[,] m)
    {
        nint rows = m.GetLength(0);
        long columns = m.GetLength(1);
        double sum = 0;
        for (nint i = 0; i < rows; i++)
        {
            for (long j = columns - 1; j >= 0; j--) sum += m[i, j] * m[rows - 1 - i, j] * (j - i);
        }

        return sum;
    }
}
