using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Calls;

/// <summary>Calls that pass structs, tuples and references, and get them back.</summary>
public static partial class CompositeCallees
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, ComplexNumber)]
    public static double PowerOfAComplexNumber(double re, double im)
    {
        Complex z = Power(new Complex(re, im), 5);
        return z.Real * z.Real - 0.5 * z.Imaginary;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, TupleValue, Deconstruction)]
    public static double DoubledAngles(double x)
    {
        (double sine, double cosine) = Turned(x, 4);
        return sine + 2 * cosine * cosine;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, RecordStruct, NestedStruct, Reduction)]
    public static double RecordsInALoop(ReadOnlySpan<double> x)
    {
        var body = new Body(new Point(0.3, -0.2), 0.5) { Kind = Shape.Round };
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            body = Pushed(body, x[i], 3);
            sum += body.At.X * body.At.Y + body.Mass;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, RefParameter)]
    public static double ReferencesToLocals(double x, double y)
    {
        double a = x * y, b = x - y;
        Exchange(ref a, ref b, 3);
        return a * a + b * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, RefParameter, Reduction)]
    [Length("x", 4)]
    public static double ReferencesToElements(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[4];
        x.CopyTo(y);
        Exchange(ref y[0], ref y[2], 2);
        double sum = 0;
        for (int i = 0; i < 4; i++) sum += y[i] * y[i] * x[3 - i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, OutParameter, Branch)]
    public static double OutInABranch(double x)
    {
        double value = x * x;
        if (x < 5)
        {
            Halved(x, 3, out double half, out Point point);
            value += half * point.X - point.Y;
        }

        return value * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, OutParameter)]
    public static double OnlySomeOutputsAreUsed(double x)
    {
        Halved(x, 2, out _, out Point point);
        Halved(point.Y, 1, out double half, out _);
        return half * half;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Recursion, RefParameter, StructMember)]
    public static double StructByReference(double x, double y)
    {
        var body = new Body(new Point(x, y), 1 + x * x);
        Advance(ref body, 0.25, 3);
        return body.At.X * body.At.Y / body.Mass;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Checkpoint, Struct, MutationInLoop)]
    [Length("w", 3)]
    public static double CheckpointedStep(Point start, ReadOnlySpan<double> w)
    {
        Point p = start;
        for (int i = 0; i < w.Length; i++) p = Stepped(in p, w[i], (0.5, 2));
        return p.X * p.Y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Checkpoint, RefParameter, OutParameter, NestedLoops)]
    public static double ReferenceThatIsAssignedAtOnce(double x, double a)
    {
        Span<double> h = stackalloc double[1];
        double y = Math.Sin(x);
        for (int i = 1; i >= 0; i--)
        {
            for (int j = (int)(2.3 * Math.Abs(a)) % 3; j >= 0; j--) y = Exchanged(ref h[0], ref y, out a);
            y = x * h[0];
        }

        return a + y + h[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Checkpoint, RefParameter, MutationInLoop, DataDrivenIndex)]
    [Length("x", 4)]
    [Length("order", 5)]
    [Value("order", 2, 1, 2, 3, 0)]
    public static double ReferencesThatMayBeOne(ReadOnlySpan<double> x, int[] order)
    {
        Span<double> y = stackalloc double[4];
        x.CopyTo(y);
        for (int i = 0; i < order.Length; i++) Mixed(ref y[i & 3], ref y[order[i] & 3]);
        return y[0] * y[1] + y[2] * y[3];
    }

    [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
    [Feature(Recursion, ComplexNumber)]
    public static Complex ParameterPassedOn(Complex z, double by) => Power(z, 3) * by;

    [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
    [Feature(Recursion, RecordStruct, RefParameter)]
    public static void ReferencePassedOn(ref Body body, double by)
    {
        Advance(ref body, by, 2);
        body = Pushed(body, by * body.Mass, 2);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LargeCallee, Struct, TupleValue, Reduction)]
    public static double LargeCalleeOfStructs(ReadOnlySpan<double> x)
    {
        var p = new Point(0.5, 0.25);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (p, double work) = Series(p, x[i]);
            sum += work;
        }

        return sum * p.X + p.Y;
    }

    [Differentiable(Modes = Modes.All)]
    private static Complex Power(Complex z, int n)
    {
        if (n == 0) return Complex.One;
        Complex half = Power(z, n / 2);
        return n % 2 == 0 ? half * half : half * half * z;
    }

    [Differentiable(Modes = Modes.All)]
    private static (double Sine, double Cosine) Turned(double angle, int doublings)
    {
        if (doublings == 0) return (angle - angle * angle * angle / 6, 1 - angle * angle / 2);
        (double s, double c) = Turned(angle / 2, doublings - 1);
        return (2 * s * c, c * c - s * s);
    }

    [Differentiable(Modes = Modes.All)]
    private static Body Pushed(Body body, double by, int times)
    {
        if (times == 0) return body;
        double x = body.Kind == Shape.Round ? Math.Sin(body.At.X + by) : body.At.Y;
        var next = new Body(new Point(x, body.At.Y * by + body.Mass), 0.9 * body.Mass + 0.1 * by) { Kind = body.Kind };
        return Pushed(next, 0.5 * by, times - 1);
    }

    [Differentiable(Modes = Modes.All)]
    private static void Exchange(ref double left, ref double right, int times)
    {
        if (times == 0) return;
        double spare = left * right;
        left = Math.Sin(right);
        right = spare + 0.5 * right;
        Exchange(ref right, ref left, times - 1);
    }

    [Differentiable(Modes = Modes.All)]
    private static void Halved(double x, int times, out double half, out Point point)
    {
        if (times == 0)
        {
            half = x;
            point = new Point(Math.Exp(-x), x * x);
            return;
        }

        Halved(0.5 * x, times - 1, out half, out point);
        point = new Point(point.X * half, point.Y + x);
    }

    [Differentiable(Modes = Modes.All)]
    private static void Advance(ref Body body, double dt, int times)
    {
        if (times == 0) return;
        body.At = new Point(body.At.X + dt * body.At.Y, body.At.Y - dt * Math.Sin(body.At.X) / body.Mass);
        Advance(ref body, 0.5 * dt, times - 1);
        body.Mass += dt * body.At.X;
    }

    [Checkpoint]
    private static Point Stepped(in Point p, double by, (double Scale, double Shift) change) =>
        new(Math.Tanh(change.Scale * p.X + by), p.Y * p.X + change.Shift * by);

    [Checkpoint]
    private static double Exchanged(ref double left, ref double right, out double product)
    {
        left = Math.Tanh(left + right);
        product = left * right;
        right = Math.Sin(right * left);
        return left - right;
    }

    [Checkpoint]
    private static void Mixed(ref double left, ref double right)
    {
        left = Math.Sin(left + right);
        right = right * left + 0.5;
    }

    [Differentiable(Modes = Modes.All)]
    private static (Point Next, double Work) Series(Point p, double x)
    {
        double work = 0;
        var q = p;
        q = Bent(Bent(Bent(Bent(q, x), work), x * x), p.X);
        work += q.X * x;
        q = Bent(Bent(Bent(Bent(q, x), work), x * x), p.Y);
        work += q.Y * x;
        q = Bent(Bent(Bent(Bent(q, x), work), x * x), p.X);
        return (q, work + q.X);
    }

    private static Point Bent(Point p, double by)
    {
        double s = Math.Sin(p.X * by), c = Math.Cos(p.Y - by);
        double e = Math.Exp(-0.1 * (p.X * p.X + p.Y * p.Y));
        return new(0.5 * (s + p.Y) * e + 0.1 * c * by, 0.5 * (c - p.X * e) + 0.2 * s / (1 + by * by));
    }

    public enum Shape
    {
        Square,
        Round,
    }

    public readonly record struct Point(double X, double Y);

    public record struct Body(Point At, double Mass)
    {
        public Shape Kind { get; set; }
    }

    /// <summary>A model whose methods call each other on the same instance.</summary>
    public sealed partial class Layered(double slope)
    {
        private readonly double _slope = slope;

        public static Layered Example { get; } = new(0.75);

        [Differentiable(Modes = Modes.All)]
        [Feature(InstanceMethod, Recursion, TupleValue)]
        public double Output(double x, double y)
        {
            (double u, double v) = Layer((x, y), 3);
            return u * v + _slope;
        }

        [Differentiable(Modes = Modes.All)]
        private (double U, double V) Layer((double U, double V) at, int depth)
        {
            if (depth == 0) return at;
            return Layer((Math.Tanh(_slope * at.U + at.V), at.U * at.V), depth - 1);
        }
    }
}
