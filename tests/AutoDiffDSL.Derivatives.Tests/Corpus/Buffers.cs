using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Buffers that change places, are made anew, and outlive the block that made them.</summary>
public static partial class Buffers
{
    [Differentiable(Modes = Modes.All)]
    [Feature(BufferSwap, MutationInLoop)]
    [Length("x", 4)]
    [Value("steps", 5)]
    public static double PingPong(ReadOnlySpan<double> x, double rate, int steps)
    {
        int n = x.Length;
        Span<double> current = new double[n];
        Span<double> next = new double[n];
        for (int i = 0; i < n; i++) current[i] = x[i];
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < n; i++)
                next[i] = current[i] + rate * Math.Sin(current[(i + 1) % n] - current[i]);
            Span<double> spare = current;
            current = next;
            next = spare;
        }

        double value = 0;
        for (int i = 0; i < n; i++) value += current[i] * current[i];
        return value + next[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(BufferSwap, StackAllocation)]
    [Value("steps", 3)]
    public static double SwapOfStackBuffers(double x, double y, int steps)
    {
        Span<double> a = stackalloc double[2];
        Span<double> b = stackalloc double[2];
        a[0] = x;
        a[1] = y;
        for (int step = 0; step < steps; step++)
        {
            b[0] = a[0] * a[1];
            b[1] = a[0] + Math.Sin(a[1]);
            Span<double> spare = a;
            a = b;
            b = spare;
        }

        return a[0] + a[1] * a[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(BufferSwap)]
    [Domain("x", 0.2, 1)]
    public static double SwapThatDependsOnValues(double x, double y)
    {
        double[] left = new double[2];
        double[] right = new double[2];
        left[0] = x;
        left[1] = x * y;
        right[0] = y * y;
        right[1] = 2;
        for (int i = 0; i < 3; i++)
        {
            if (left[0] > -1)
            {
                double[] spare = left;
                left = right;
                right = spare;
            }

            left[1] += right[0] * left[0];
            right[0] = Math.Cos(left[1]);
        }

        return left[0] * right[1] + left[1] * right[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EscapingAllocation)]
    [Length("x", 3)]
    [Value("steps", 4)]
    public static double RecurrentStateMadeAnew(ReadOnlySpan<double> x, double gain, int steps)
    {
        double[] h = new double[x.Length];
        for (int step = 0; step < steps; step++)
        {
            double[] next = new double[x.Length];
            for (int i = 0; i < x.Length; i++) next[i] = Math.Tanh(gain * h[i] + x[i] * h[(i + 1) % x.Length] + x[i]);
            h = next;
        }

        double value = 0;
        for (int i = 0; i < h.Length; i++) value += h[i] * h[i];
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EscapingAllocation, Branch)]
    [Length("x", 3)]
    [Value("x", 0.4, 0.3, 0.8)]
    public static double StateKeptOrReplaced(ReadOnlySpan<double> x)
    {
        Span<double> h = new double[2];
        h[0] = x[0];
        h[1] = 1;
        for (int i = 0; i < x.Length; i++)
        {
            Span<double> candidate = new double[2];
            candidate[0] = h[0] * x[i] + h[1];
            candidate[1] = h[1] * h[0];
            if (candidate[0] > 1) h = candidate;
            else h[1] += candidate[0] * x[i];
        }

        return h[0] * h[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(AllocationInLoop)]
    [Length("x", 4)]
    public static double ScratchInEveryIteration(ReadOnlySpan<double> x)
    {
        double value = 0.5;
        for (int i = 0; i < x.Length; i++)
        {
            double[] powers = new double[3];
            powers[0] = x[i] * value;
            powers[1] = powers[0] * x[i];
            powers[2] = powers[1] * powers[0];
            value += powers[0] * powers[1] + powers[2];
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(AllocationInLoop, TriangularLoops)]
    [Length("x", 4)]
    public static double ScratchThatGrows(ReadOnlySpan<double> x)
    {
        double value = 1;
        for (int i = 0; i < x.Length; i++)
        {
            Span<double> prefix = new double[i + 1];
            for (int j = 0; j <= i; j++) prefix[j] = x[j] * value;
            for (int j = 0; j <= i; j++) value += prefix[j] * prefix[i - j] * 0.1;
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(AllocationInLoop, While)]
    [Domain("x", 1.2, 1.3)]
    public static double ScratchInWhile(double x)
    {
        double value = x;
        while (value < 5)
        {
            double[] cells = new double[2];
            cells[0] = value * x;
            cells[1] = cells[0] + value;
            value = cells[0] * 0.5 + cells[1] * 0.3;
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StackAllocation)]
    [Value("n", 4)]
    public static double StackBufferSizedByParameter(double x, int n)
    {
        Span<double> powers = stackalloc double[n];
        powers[0] = 1;
        for (int i = 1; i < n; i++) powers[i] = powers[i - 1] * x;
        double sum = 0;
        for (int i = 0; i < powers.Length; i++) sum += powers[i] / (i + 1);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(BufferSwap, IndependentParameter)]
    public static double TwoNamesOfOneBuffer(double x, double y)
    {
        double[] first = new double[2];
        double[] second = first;
        first[0] = x;
        second[1] = y * first[0];
        second[0] *= second[1];
        return first[0] + second[1] * first[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EscapingAllocation, BufferSwap)]
    [Length("w", 3)]
    [Length("x", 3)]
    public static double LayersFromTheInput(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> input = x;
        for (int layer = 0; layer < w.Length; layer++)
        {
            double[] output = new double[x.Length];
            for (int i = 0; i < x.Length; i++) output[i] = Math.Tanh(w[layer] * input[i] + input[(i + 1) % x.Length]);
            input = output;
        }

        return input[0] + input[1] * input[2];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(BufferSwap, Branch)]
    [Length("x", 3)]
    [Length("y", 3)]
    [Value("second", 1)]
    public static double EitherParameter(ReadOnlySpan<double> x, ReadOnlySpan<double> y, bool second)
    {
        ReadOnlySpan<double> chosen = x;
        if (second) chosen = y;
        return chosen[0] * chosen[1] + x[2] * y[2];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StackAllocation, AllocationInLoop)]
    [Length("x", 4)]
    public static double StackBufferInEveryIteration(ReadOnlySpan<double> x)
    {
        double value = 0.5;
        for (int i = 0; i < x.Length; i++)
        {
#pragma warning disable CA2014 // A few small frames: what is shown is that each one is fresh.
            Span<double> pair = stackalloc double[2];
#pragma warning restore CA2014
            pair[1] += x[i] * value;
            pair[0] += pair[1] * pair[1] + x[i];
            value = pair[0] * pair[1] + 0.5;
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EscapingAllocation, IndependentParameter)]
    [Value("rows", 3)]
    public static double AllocationThatIsNeverWritten(double x, int rows)
    {
        double[] zeros = new double[rows];
        double[] h = new double[1];
        for (int i = 0; i < rows; i++)
        {
            h = new double[rows];
            h[i] = zeros[i] + x * x;
        }

        return h[rows - 1] + h[0] * x;
    }

    /// <summary>That nothing ever takes the buffer's place shows only once the inner loop is gone.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(BufferSwap, MutationInLoop)]
    [Value("steps", 3)]
    public static double SwapThatNeverHappens(double x, double y, int steps)
    {
        Span<double> a = new double[3];
        Span<double> b = new double[3];
        b[1] = y;
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < steps; i++)
#pragma warning disable CS0162 // What is shown is that unreachable code leaves no trace.
                if (0.5 > 1.0)
                    a = b;
#pragma warning restore CS0162
            if (a.Length > 2)
            {
                a[1] = Math.Sin(a[0] * x) + 0.5 * a[1] + y;
                a[0] = x * a[1];
            }
        }

        return a[0] + a[1] * b[1];
    }
}
