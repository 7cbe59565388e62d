using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Calls;

/// <summary>Helpers whose calls keep their arguments alone, and are made again in the backward sweep.</summary>
public static partial class Checkpoints
{
    private const Modes Orders = Modes.All & ~Modes.Third;

    [Differentiable(Modes = Orders)]
    [Feature(Checkpoint, MutationInLoop)]
    public static double BodyOfALoop(double x, ReadOnlySpan<double> w)
    {
        for (int i = 0; i < w.Length; i++) x = TwoSteps(x, w[i]);
        return x * x;
    }

    [Differentiable(Modes = Orders)]
    [Feature(Checkpoint, NestedLoops)]
    [Length("w", 4)]
    public static double Nested(double x, ReadOnlySpan<double> w)
    {
        for (int i = 0; i < 3; i++) x = Sweep(x, w);
        return x;
    }

    [Differentiable(Modes = Modes.Jvp | Modes.Vjp | Modes.Jacobian)]
    [Feature(Checkpoint, InPlace, WrittenSpan)]
    public static void WritesASpan(Span<double> u, double rate)
    {
        for (int step = 0; step < 4; step++) Smooth(u, rate);
    }

    [Differentiable(Modes = Orders)]
    [Feature(Checkpoint, AllocationInLoop, InPlace)]
    public static double WritesABuffer(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        double[] u = new double[x.Length];
        double[] v = new double[x.Length];
        x.CopyTo(u);
        for (int step = 0; step < 3; step++)
        {
            Layer(u, w, v);
            Smooth(v, w[step]);
            (u, v) = (v, u);
        }

        double sum = 0;
        foreach (double value in u) sum += value * value;
        return sum;
    }

    [Differentiable(Modes = Orders)]
    [Feature(Checkpoint, While, Branch)]
    [Domain("x", 2, 3)]
    public static double InAWhile(double x, double y)
    {
        int n = 0;
        while (x > 1)
        {
            if (n % 2 == 0) x = TwoSteps(x, y) * 0.7;
            else x -= 0.3;
            n++;
        }

        return x * Differentiable(y, n);
    }

    [Differentiable(Modes = Orders)]
    [Feature(Checkpoint, NoDerivativeParameter, SinglePrecision)]
    public static float WithConstants(float x, [NoDerivative] ReadOnlySpan<float> data)
    {
        float sum = 0;
        for (int i = 1; i < data.Length; i++) sum += Residual(x + sum, data, i);
        return sum;
    }

    [Differentiable(Modes = Orders)]
    [Feature(Checkpoint, ReloadAfterOverwrite, ArrayParameter)]
    public static double ArgumentIsOverwritten(double[] x)
    {
        Span<double> u = stackalloc double[x.Length];
        x.CopyTo(u);
        double first = Norm(u);
        u[0] = first * u[1];
        double second = Norm(u);
        u[1] *= second;
        return first * second * Norm(u);
    }

    [Differentiable(Modes = Orders)]
    [Feature(Checkpoint, BufferSwap)]
    public static double SwappedBuffers(double x)
    {
        Span<double> u = stackalloc double[] { x };
        Span<double> v = stackalloc double[1];
        for (int i = 0; i < 2; i++)
        {
            Square(u, v);
            Span<double> next = v;
            v = u;
            u = next;
        }

        return u[0];
    }

    [Checkpoint]
    private static void Square(ReadOnlySpan<double> x, Span<double> result) => result[0] = x[0] * x[0];

    [Checkpoint]
    private static double TwoSteps(double x, double w)
    {
        double y = Math.Tanh(w * x + 0.1);
        return Math.Sin(y * x) + y;
    }

    [Checkpoint]
    private static double Sweep(double x, ReadOnlySpan<double> w)
    {
        for (int i = 0; i < w.Length; i++) x = TwoSteps(x, w[i]);
        return x;
    }

    [Checkpoint]
    private static void Smooth(Span<double> u, double rate)
    {
        for (int i = 1; i < u.Length - 1; i++) u[i] += rate * (u[i - 1] - 2 * u[i] + u[i + 1]) * u[i];
    }

    [Checkpoint]
    private static void Layer(ReadOnlySpan<double> u, ReadOnlySpan<double> w, Span<double> result)
    {
        for (int i = 0; i < u.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j <= i; j++) sum += w[j] * u[j];
            result[i] = Math.Tanh(sum);
        }
    }

    [Checkpoint]
    [Differentiable(Modes = Orders)]
    [Feature(Checkpoint, EarlyReturn)]
    [Value("n", 2)]
    public static double Differentiable(double x, int n)
    {
        if (n == 0) return x;
        return Math.Exp(x) / n;
    }

    [Checkpoint]
    private static float Residual(float x, [NoDerivative] ReadOnlySpan<float> data, int i)
    {
        float difference = MathF.Cos(x * data[i]) - data[i - 1];
        return difference * difference;
    }

    [Checkpoint]
    private static double Norm(ReadOnlySpan<double> u)
    {
        double sum = 1;
        foreach (double value in u) sum += value * value;
        return Math.Sqrt(sum);
    }
}
