using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Constructs that meet in one method.</summary>
public static partial class Combinations
{
    private readonly struct Segment(double start, double length)
    {
        public double Start { get; } = start;

        public double Length { get; } = length;

        public double Middle => Start + 0.5 * Length;
    }

    private interface IActivation
    {
        static abstract double Apply(double x);
    }

    private readonly struct Soft : IActivation
    {
        public static double Apply(double x) => Math.Log(1 + Math.Exp(x));
    }

    private readonly struct Bent : IActivation
    {
        public static double Apply(double x) => Math.Tanh(x) + 0.1 * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(BooleanParameter, InclusiveLoop, CompoundAssignment)]
    [Value("alternate", 1)]
    public static double AlternatingSum(double x, bool alternate)
    {
        double sum = 0, sign = 1;
        for (int i = 1; i <= 4; i++)
        {
            sum += sign * Math.Sin(i * x);
            if (alternate) sign *= -1;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(BooleanParameter, Conditional, StrideLoop)]
    [Value("odd", 0)]
    public static double EverySecond(ReadOnlySpan<double> x, bool odd)
    {
        double sum = 0;
        for (int i = odd ? 1 : 0; i < x.Length; i += 2) sum += x[i] * x[i] * x[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InclusiveLoop, Struct, HelperCall)]
    public static double SegmentsInALoop(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i <= 3; i++)
        {
            var segment = new Segment(x + i, y * (i + 1));
            sum += Energy(segment);
        }

        return sum;
    }

    private static double Energy(Segment segment) => segment.Middle * segment.Length;

    [Differentiable(Modes = Modes.All)]
    [Feature(Struct, While, Do)]
    [Domain("x", 0.5, 1)]
    public static double ShrinkingSegment(double x, double y)
    {
        var segment = new Segment(y, x);
        int n = 0;
        do
        {
            segment = new Segment(segment.Middle, 0.6 * segment.Length * segment.Length);
            n++;
        }
        while (n < 4 && segment.Length > 0.05);
        return segment.Start * segment.Start + segment.Length;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InArgument, Struct, OutArgument)]
    public static double SplitSegment(double x, double y)
    {
        var segment = new Segment(x, y);
        Halves(in segment, out double left, out double right);
        return left * Math.Exp(right);
    }

    private static void Halves(in Segment segment, out double left, out double right)
    {
        left = segment.Start * segment.Middle;
        right = segment.Middle * segment.Length;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InArgument, OptionalArgument, Reduction)]
    public static double WeightedPowers(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Power(in x[i], weight: 0.5) + Power(x[i], 3);
        return sum;
    }

    private static double Power(in double x, int n = 2, double weight = 1)
    {
        double power = weight;
        for (int i = 0; i < n; i++) power *= x;
        return power;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OptionalArgument, Deconstruction, HelperCall)]
    public static double OptionalRotation(double x, double y)
    {
        (double u, double v) = Rotate(y: y, x: x);
        (u, v) = Rotate(u, v, angle: 0.7);
        return u * v * v;
    }

    private static (double X, double Y) Rotate(double x, double y, double angle = 0.3) =>
        (x * Math.Cos(angle) - y * Math.Sin(angle), x * Math.Sin(angle) + y * Math.Cos(angle));

    [Differentiable(Modes = Modes.All)]
    [Feature(ParamsArgument, CompoundAssignment)]
    public static double ParamsInALoop(double x, double y)
    {
        double product = 1;
        for (int i = 1; i < 4; i++) product *= 1 + 0.1 * SumOfSquares(x, i * y, product);
        return product;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ParamsArgument, ArrayParameter)]
    public static double ParamsFromAnArray(double[] x) => SumOfSquares(x) + SumOfSquares(x[0]) * SumOfSquares();

    private static double SumOfSquares(params double[] values)
    {
        double sum = 0.5;
        foreach (double value in values) sum += value * value;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowExpression, ThrowHelper, Guard)]
    [Domain("x", 0.5, 2)]
    public static double GuardedLogarithm(double x, double y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        double positive = x > 0 ? x : throw new ArgumentOutOfRangeException(nameof(x), $"{x} is not positive");
        return y * Math.Log(positive);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ThrowExpression, Do, RefLocal)]
    [Domain("x", 0.5, 2)]
    public static double GuardedNewton(double x)
    {
        Span<double> cells = stackalloc double[2];
        ref double root = ref cells[1];
        root = x;
        int steps = 0;
        do
        {
            root = 0.5 * (root + x / root);
            steps = steps < 50 ? steps + 1 : throw new InvalidOperationException("no convergence");
        }
        while (steps < 5);
        return root * cells[1] * root;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StaticAbstract, GenericMethod, StrideLoop)]
    public static double TwoActivations(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i += 2) sum += Layer<Soft>(x[i]) * Layer<Bent>(x[i + 1]);
        return sum;
    }

    private static double Layer<T>(double x)
        where T : struct, IActivation => T.Apply(2 * x - 0.5);
}
