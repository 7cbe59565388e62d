using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Spans that a method writes: inputs and outputs at once, so they have a Jvp and a Vjp only.</summary>
public static partial class WrittenSpans
{
    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod)]
    [Length("y", 5)]
    public static void AddScaled(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++) y[i] += a * x[i];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod)]
    public static void SquareInto(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod, InPlace)]
    public static void CumulativeProduct(Span<double> y)
    {
        for (int i = 1; i < y.Length; i++) y[i] *= y[i - 1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan)]
    [Domain("y", 0.5, 1.5)]
    public static double NormaliseInPlace(Span<double> y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++) sum += y[i] * y[i];
        double norm = Math.Sqrt(sum);
        for (int i = 0; i < y.Length; i++) y[i] /= norm;
        return norm;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod, ZeroStore)]
    public static void EveryOtherCleared(Span<double> y, double x)
    {
        for (int i = 0; i < y.Length; i += 2)
        {
            double old = y[i];
            y[i] = 0;
            if (i + 1 < y.Length) y[i + 1] *= old * x;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod, NestedLoops)]
    [Length("a", 6)]
    [Length("x", 3)]
    [Length("y", 2)]
    public static void MatrixVector(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < x.Length; j++) sum += a[i * x.Length + j] * x[j];
            y[i] = sum;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod, NestedLoops)]
    [Length("a", 6)]
    [Length("b", 6)]
    [Length("c", 4)]
    [Value("inner", 3)]
    public static void MatrixMatrixAdded(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int inner)
    {
        int rows = a.Length / inner, columns = b.Length / inner;
        for (int i = 0; i < rows; i++)
            for (int k = 0; k < inner; k++)
                for (int j = 0; j < columns; j++)
                    c[i * columns + j] += a[i * inner + k] * b[k * columns + j];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod)]
    [Length("position", 3)]
    [Length("velocity", 3)]
    [Value("steps", 4)]
    public static void LeapfrogStep(Span<double> position, Span<double> velocity, double stiffness, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < position.Length; i++) velocity[i] -= 0.05 * stiffness * Math.Sin(position[i]);
            for (int i = 0; i < position.Length; i++) position[i] += 0.1 * velocity[i];
            for (int i = 0; i < position.Length; i++) velocity[i] -= 0.05 * stiffness * Math.Sin(position[i]);
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod, ConditionalStore)]
    [Value("y", 0.5, -0.5, 1.5, -2, 0.25)]
    public static void Rectify(Span<double> y, double slope)
    {
        for (int i = 0; i < y.Length; i++)
            if (y[i] < 0) y[i] *= slope;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod, HelperWritesSpan)]
    [Length("y", 4)]
    public static void HelpersWriteParts(Span<double> y, double x)
    {
        CumulativeProduct(y[..2]);
        CumulativeProduct(y.Slice(1, 3));
        y[0] = y[3] * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, VoidMethod, SinglePrecision)]
    [Length("y", 4)]
    [Length("x", 4)]
    public static void BlendInto(ReadOnlySpan<float> x, Span<float> y, float weight)
    {
        for (int i = 0; i < y.Length; i++) y[i] = weight * x[i] + (1 - weight) * y[i] * y[i];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, OverlappingSlices, ReloadAfterOverwrite)]
    [Length("y", 6)]
    public static double SlicesOfWrittenSpan(Span<double> y)
    {
        Span<double> low = y[..4];
        Span<double> high = y[2..];
        for (int i = 0; i < 4; i++) high[i] = low[i] * high[i];
        double sum = 0;
        for (int i = 0; i < 4; i++) sum += low[i] * low[i];
        y[0] = sum;
        return sum * y[5];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, Guard)]
    [Domain("x", -2, -1)]
    public static double GuardLeavesSpanAlone(double x, Span<double> y)
    {
        if (x < 0) return x * x;
        for (int i = 0; i < y.Length; i++) y[i] = 0;
        return x;
    }
}
