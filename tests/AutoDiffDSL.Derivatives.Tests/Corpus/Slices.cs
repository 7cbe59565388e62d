using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Views of a buffer, disjoint and overlapping.</summary>
public static partial class Slices
{
    [Differentiable(Modes = Modes.All)]
    [Feature(SliceParameter)]
    [Length("w", 7)]
    public static double WeightsAndBiasFromOneSpan(ReadOnlySpan<double> w, double x)
    {
        ReadOnlySpan<double> weights = w[..3];
        ReadOnlySpan<double> bias = w.Slice(3, 3);
        double output = w[^1];
        for (int i = 0; i < 3; i++) output += Math.Tanh(weights[i] * x + bias[i]);
        return output * output;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SliceParameter, Reduction)]
    [Length("rows", 12)]
    [Value("columns", 4)]
    public static double SumOfRowNorms(ReadOnlySpan<double> rows, int columns)
    {
        double sum = 0;
        for (int start = 0; start < rows.Length; start += columns)
        {
            ReadOnlySpan<double> row = rows.Slice(start, columns);
            double squares = 0.1;
            for (int i = 0; i < row.Length; i++) squares += row[i] * row[i];
            sum += Math.Sqrt(squares);
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OverlappingSlices)]
    [Length("x", 5)]
    public static double OverlappingWrites(ReadOnlySpan<double> x)
    {
        int n = x.Length - 1;
        Span<double> buffer = new double[x.Length];
        for (int i = 0; i < x.Length; i++) buffer[i] = x[i];
        Span<double> a = buffer[..n];
        Span<double> b = buffer[1..];
        for (int i = 0; i < n; i++) b[i] += a[i] * a[i];
        for (int i = 0; i < n; i++) a[i] *= b[n - 1 - i];
        double value = 0;
        for (int i = 0; i < buffer.Length; i++) value += buffer[i] * (i + 1);
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OverlappingSlices, StackAllocation)]
    [Length("x", 4)]
    public static double SliceOfSlice(ReadOnlySpan<double> x)
    {
        Span<double> buffer = stackalloc double[8];
        for (int i = 0; i < 4; i++) buffer[2 * i] = x[i];
        Span<double> middle = buffer.Slice(2, 5);
        Span<double> inner = middle[1..^1];
        for (int i = 0; i < inner.Length; i++) inner[i] += middle[i] * buffer[i];
        double value = 0;
        for (int i = 0; i < buffer.Length; i++) value += buffer[i] * buffer[i];
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OverlappingSlices, BufferSwap, Branch)]
    [Length("x", 4)]
    [Value("upper", 1)]
    public static double HalfChosenByFlag(ReadOnlySpan<double> x, bool upper)
    {
        Span<double> buffer = new double[8];
        Span<double> half = buffer[..4];
        if (upper) half = buffer.Slice(3, 4);
        for (int i = 0; i < 4; i++) half[i] = x[i] * x[3 - i];
        for (int i = 1; i < 8; i++) buffer[i] += buffer[i - 1] * 0.5;
        return half[3] * half[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OverlappingSlices, MutationInLoop)]
    [Length("x", 6)]
    public static double SlidingWindowInPlace(ReadOnlySpan<double> x)
    {
        double[] cells = new double[x.Length];
        Span<double> data = cells;
        for (int i = 0; i < x.Length; i++) cells[i] = x[i];
        for (int start = 0; start + 3 <= data.Length; start++)
        {
            Span<double> window = data.Slice(start, 3);
            window[2] = window[0] * window[1] + Math.Sin(window[2]);
        }

        return cells[5] + data[4] * cells[3];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SliceParameter, ArrayParameter)]
    [Length("p", 6)]
    public static double HalvesOfAnArray(double[] p)
    {
        ReadOnlySpan<double> all = p;
        ReadOnlySpan<double> left = all[..3];
        ReadOnlySpan<double> right = all.Slice(3);
        double dot = 0;
        for (int i = 0; i < left.Length; i++) dot += left[i] * right[i];
        return dot * dot;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SliceParameter, DownLoop)]
    [Length("x", 4)]
    public static double ShrinkingSlice(ReadOnlySpan<double> x)
    {
        double value = 1;
        ReadOnlySpan<double> rest = x;
        while (rest.Length > 0)
        {
            value = value * rest[0] + rest[rest.Length - 1];
            rest = rest[1..];
        }

        return value;
    }
}
