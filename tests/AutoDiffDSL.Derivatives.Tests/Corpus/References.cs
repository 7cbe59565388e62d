using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Parameters by reference: changed in place, written only, or read only.</summary>
public static partial class References
{
    [Differentiable(Modes = Modes.All)]
    [Feature(RefParameter, VoidMethod)]
    public static void SquareInPlace(ref double x) => x *= x;

    [Differentiable(Modes = Modes.All)]
    [Feature(RefParameter, VoidMethod, MutationInLoop)]
    [Value("steps", 6)]
    public static void PendulumSteps(ref double angle, ref double velocity, double damping, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            velocity -= 0.1 * (Math.Sin(angle) + damping * velocity);
            angle += 0.1 * velocity;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefParameter, Branch)]
    [Domain("x", 0.2, 0.9)]
    public static double RefUnderBranch(double x, ref double state)
    {
        double before = state;
        if (x > 0.1) state = state * x + Math.Sin(state);
        return before * state;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefParameter)]
    public static double RefThatIsOnlyRead(double x, ref double scale) => x * x * scale;

    [Differentiable(Modes = Modes.All)]
    [Feature(RefParameter, ParameterReturned)]
    public static double RefThatIsOverwritten(double x, ref double y)
    {
        double old = y;
        y = 3;
        y = x * y;
        return old;
    }

    [Differentiable]
    [Feature(InParameter, RefParameter)]
    public static double SumOfProducts(in double x, in double y, ref double total) => total += x * y;

    [Differentiable(Modes = Modes.All)]
    [Feature(RefParameter, ScalarSwap, VoidMethod)]
    public static void SwapOfRefs(ref double a, ref double b)
    {
        (a, b) = (b, a);
        a *= b;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefParameter, WrittenSpan, VoidMethod, NestedLoops)]
    public static void RefAndSpan(Span<double> cells, ref double carry)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            double cell = cells[i];
            cells[i] = Math.Tanh(cell + carry);
            carry = 0.5 * carry + cell * cells[i];
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutParameter, VoidMethod)]
    public static void Polar(double x, double y, out double radius, out double angle)
    {
        radius = Math.Sqrt(x * x + y * y + 1);
        angle = Math.Atan2(y, x + 3);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutParameter)]
    public static double SumAndSquares(ReadOnlySpan<double> x, out double squares)
    {
        double sum = 0;
        squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            squares += x[i] * x[i];
        }

        return sum * squares;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutParameter, EarlyReturn, VoidMethod)]
    [Domain("x", 0.3, 0.9)]
    public static void OutOnEveryPath(double x, out double y)
    {
        if (x > 2)
        {
            y = x;
            return;
        }

        y = x * x;
        if (x > 0.2) y *= x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutParameter, ReturnInLoop)]
    [Domain("x", 0.5, 0.9)]
    public static double OutSetInsideLoops(ReadOnlySpan<double> x, double limit, out double reached)
    {
        double sum = limit * limit;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            if (sum > 1.6)
            {
                reached = sum * limit;
                return x[i];
            }
        }

        reached = sum;
        return limit;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutParameter, RefParameter, VoidMethod)]
    public static void OutReadAgain(double x, ref double y, out double z)
    {
        z = x * y;
        y = z + y * y;
        z *= y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InParameter)]
    public static double InByReadOnlyReference(in double x, in double y) => x * x * y;

    [Differentiable(Modes = Modes.All)]
    [Feature(InParameter, Reduction)]
    public static double InInsideLoop(ReadOnlySpan<double> x, in double scale)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Math.Exp(scale * x[i]);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InParameter, RefParameter, OutParameter, VoidMethod)]
    public static void EveryPassing(in double x, ref double y, out double z, double w)
    {
        z = x * y * w;
        y = y * y + x * w;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InParameter, SinglePrecision)]
    public static float InOfSinglePrecision(in float x, ref readonly float y) => x * MathF.Exp(y);

    [Differentiable(Modes = Modes.All)]
    [Feature(RefParameter, MixedPrecision, VoidMethod)]
    public static void RefsOfTwoPrecisions(ref double x, ref float y)
    {
        x *= y;
        y = (float)(x * 0.5 + y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InactiveOutput, OutParameter, While)]
    [Domain("x", 2, 3)]
    public static double RootWithIterationCount(double x, out int iterations)
    {
        double root = x;
        for (iterations = 0; iterations < 20 && Math.Abs(root * root - x) > 1e-3; iterations++)
        {
            root = 0.5 * (root + x / root);
        }

        return root;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InactiveOutput, RefParameter)]
    [Value("calls", 3)]
    public static double CountedCall(double x, ref int calls, [NoDerivative] ref double total)
    {
        calls++;
        total += calls;
        return x * x * total;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InactiveOutput, WrittenSpan)]
    [Value("counts", 1, 0)]
    public static double CountsOfSigns(ReadOnlySpan<double> x, Span<int> counts)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            int sign = x[i] > 0 ? 1 : 0;
            counts[sign]++;
            sum += x[i] * x[i] * (1 + sign) * counts[0];
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ScratchSpan, TriangularLoops)]
    public static double ScratchOfPartialSums(ReadOnlySpan<double> x, [Scratch] Span<double> work)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            work[i] = x[i] * x[i] + (i > 0 ? work[i - 1] : 0);
            sum += Math.Sin(work[i]) * x[0];
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ScratchSpan, WrittenSpan, VoidMethod)]
    [Value("rounds", 3)]
    public static void ScratchBesideAResult(Span<double> y, [Scratch] Span<double> work, int rounds)
    {
        for (int r = 0; r < rounds; r++)
        {
            for (int i = 0; i < y.Length; i++) work[i] = y[i] * y[(i + 1) % y.Length];
            for (int i = 0; i < y.Length; i++) y[i] = Math.Tanh(work[i] + 0.3 * y[i]);
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ScratchSpan, BufferSwap)]
    [Value("steps", 4)]
    public static double ScratchSwapped(
        ReadOnlySpan<double> x, [Scratch] Span<double> first, [Scratch] Span<double> second, int steps)
    {
        x.CopyTo(first);
        Span<double> now = first;
        Span<double> next = second;
        for (int k = 0; k < steps; k++)
        {
            for (int i = 0; i < x.Length; i++) next[i] = now[i] * now[(i + 1) % x.Length] + 0.5;
            Span<double> old = now;
            now = next;
            next = old;
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += now[i] * now[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ScratchSpan, ArrayParameter, HelperWritesSpan)]
    public static double ScratchArrayInHelper(ReadOnlySpan<double> x, [Scratch] double[] work)
    {
        Fill(x, work);
        double product = 1;
        for (int i = 0; i < x.Length; i++) product *= 1 + 0.1 * work[i];
        return product;
    }

    private static void Fill(ReadOnlySpan<double> x, Span<double> target)
    {
        for (int i = 0; i < x.Length; i++) target[i] = Math.Exp(x[i]);
    }
}
