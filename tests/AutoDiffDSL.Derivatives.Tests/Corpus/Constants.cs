using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Static data, and integers that are watched.</summary>
public static partial class Constant
{
    private const double Half = 0.5;

    private static readonly double Rate = Math.Sqrt(2);

    private static readonly double[] Weights = [0.5, -1.5, 2, 0.25];

    private static readonly int[] Order = [3, 1, 0, 2];

    internal static double Scale { get; } = 1.25;

    private static readonly double[] Nodes = [-0.5, 0.25, 0.75];

    [Differentiable(Modes = Modes.All)]
    [Feature(StaticField)]
    public static double Scalars(double x, double y) => Rate * Math.Sin(Half * x) + Scale * x * y * Rate;

    /// <summary>What tests pass where it is read as well.</summary>
    internal static readonly double[] Mutable = [1, 2];

    [Differentiable]
    [Feature(StaticField, WrittenSpan)]
    [Length("y", 2)]
    public static double WritesBesideATable(Span<double> y, double x)
    {
        y[0] = x * 5;
        return y[0] * Mutable[0];
    }

    [Differentiable]
    [Feature(StaticField, RefParameter)]
    public static double RefBesideATable(ref double y, double x)
    {
        y = x * y;
        return y * Mutable[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StaticField, DataDrivenIndex)]
    [Length("x", 4)]
    public static double Tables(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < Weights.Length; i++) sum += Weights[i] * x[Order[i]] * x[i];
        foreach (double node in Nodes) sum *= 1 + node * node * x[0];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StaticField, HelperCall)]
    [Length("x", 4)]
    public static double PassedToHelpers(ReadOnlySpan<double> x) =>
        Dot(Weights, x) * Dot(x[..3], Nodes) + Dot(Weights.AsSpan(1, 2), x[2..]);

    [Differentiable(Modes = Modes.All)]
    [Feature(StaticField, BufferSwap)]
    [Length("x", 4)]
    public static double MergedWithActiveMemory(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> current = Weights;
        double sum = 1;
        for (int i = 0; i < 4; i++)
        {
            sum += sum * current[i] * x[i];
            current = i % 2 == 0 ? x : Weights;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(CheckedArithmetic)]
    [Value("n", 3)]
    public static double CheckedIndices(ReadOnlySpan<double> x, int n)
    {
        double sum = 0;
        checked
        {
            int stride = n - 1;
            for (int i = 0; i * stride < x.Length; i++) sum += x[i * stride] * x[stride] * (byte)(i + 1);
            stride++;
            stride *= 2;
            sum *= 1 + (double)stride;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(CheckedArithmetic, FloatDrivenInteger)]
    [Value("x", 0.35, 1.2, 1.7)]
    public static double CheckedCasts(ReadOnlySpan<double> x)
    {
        int cell = checked((int)(x[0] * 4));
        uint hash = unchecked((uint)cell * 2654435761);
        return x[cell] * x[0] + (hash % 3 == 0 ? x[1] : x[2] * x[2]);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(CheckedArithmetic)]
    [Value("n", 2)]
    public static double CheckedNegation(double x, int n)
    {
        int k = checked(-n);
        return Math.Pow(x * x + 1, k) * checked(k * k - n) * sizeof(double);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
