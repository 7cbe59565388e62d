using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>The user's own structs as locals, carried by loops, and as results of helpers.</summary>
public static partial class Structs
{
    /// <summary>A number with its derivative: forward differentiation by hand, differentiated once more.</summary>
    private readonly struct Dual(double value, double slope)
    {
        public double Value { get; } = value;

        public double Slope { get; } = slope;

        public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);

        public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Slope * b.Value + a.Value * b.Slope);

        public static implicit operator Dual(double value) => new(value, 0);

        public Dual Sin() => new(Math.Sin(Value), Math.Cos(Value) * Slope);
    }

    private record struct Point(double X, double Y)
    {
        public readonly double Norm => Math.Sqrt(X * X + Y * Y);

        public void Rotate(double angle)
        {
            (double sin, double cos) = (Math.Sin(angle), Math.Cos(angle));
            (X, Y) = (cos * X - sin * Y, sin * X + cos * Y);
        }
    }

    private struct Body
    {
        public Point Position;
        public Point Velocity;
        public double Mass;

        public readonly double Energy => 0.5 * Mass * (Velocity.X * Velocity.X + Velocity.Y * Velocity.Y)
            - Mass / Position.Norm;

        public void Kick(double step)
        {
            double r = Position.Norm;
            double pull = step / (r * r * r);
            Velocity.X -= pull * Position.X;
            Velocity.Y -= pull * Position.Y;
        }

        public void Drift(double step) =>
            Position = Position with { X = Position.X + step * Velocity.X, Y = Position.Y + step * Velocity.Y };
    }

    private struct Ring<T>(T a, T b, T c)
    {
        private T _a = a, _b = b, _c = c;

        public readonly T First => _a;

        public void Turn() => (_a, _b, _c) = (_b, _c, _a);
    }

    private readonly struct Interval
    {
        public Interval(double low, double high)
        {
            if (low > high) (low, high) = (high, low);
            Low = low;
            High = high;
        }

        public Interval(double center)
            : this(center - 0.5, center + 0.5)
        {
        }

        public double Low { get; init; }

        public double High { get; init; }

        public double Width => High - Low;

        public double this[double t] => Low + t * Width;

        public static Interval operator -(Interval a) => new(-a.High, -a.Low);

        public static Interval operator *(Interval a, double c) => new(a.Low * c, a.High * c);

        public static bool operator <(Interval a, Interval b) => a.High < b.Low;

        public static bool operator >(Interval a, Interval b) => b < a;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Struct, StructOperator)]
    public static double DualNumbers(double x, double y)
    {
        Dual z = new Dual(x, 1) * y + 0.5;
        z *= z.Sin();
        return z.Slope * z.Value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RecordStruct, StructMember)]
    public static double RotatedPoint(double x, double y, double angle)
    {
        var p = new Point(x + 1, y);
        Point q = p;
        q.Rotate(angle);
        return q.X * p.Y - q.Y * p.X * p.Norm;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedStruct, StructMember, MutationInLoop)]
    [Domain("x", 0.8, 1.5)]
    [Domain("v", 0.5, 1)]
    public static double Orbit(double x, double v, double mass)
    {
        var body = new Body { Position = new(x, 0.1), Velocity = { Y = v }, Mass = mass };
        for (int i = 0; i < 8; i++)
        {
            body.Kick(0.05);
            body.Drift(0.1);
            body.Kick(0.05);
        }

        return body.Energy + body.Position.X * body.Velocity.Y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedStruct, HelperCall)]
    public static double HelperGivesStruct(double x, double y)
    {
        Body b = Start(x, y);
        Body c = b with { Mass = x };
        c.Position.X *= b.Mass;
        return c.Energy * b.Energy;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedStruct, RecordStruct, Conditional)]
    public static double ChosenStruct(double x, double y)
    {
        Point far = new(x, y), near = new(y, 0.1);
        Point p = far.Norm > near.Norm ? far : near with { Y = x };
        if (p == near) p.X = 3;
        return p.Norm * p.X;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStruct)]
    public static double GenericRing(double x, double y, double z)
    {
        var ring = new Ring<double>(x, y, z);
        double s = 0;
        for (int i = 0; i < 5; i++)
        {
            s = s * 0.5 + ring.First * ring.First * (i + 1);
            ring.Turn();
        }

        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStruct, RecordStruct)]
    public static double RingOfPoints(double x, double y)
    {
        var ring = new Ring<Point>(new(x, 1), new(y, x), new(2, y));
        ring.Turn();
        Point second = ring.First;
        ring.Turn();
        return second.X * ring.First.Y + second.Norm;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStruct, TupleValue)]
    public static double RingOfTuples(double x, double y)
    {
        var ring = new Ring<(double, double)>((x, y), (y, 2), (x * y, 1));
        (double p, double q) = ring.First;
        ring.Turn();
        ring.Turn();
        return p * q * ring.First.Item1 + ring.First.Item2;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructOperator, StructMember)]
    public static double Intervals(double a, double b)
    {
        var i = new Interval(a, b + 2);
        Interval j = -i * 1.5;
        if (j < i) j = new Interval(a) { High = 4 };
        return j[0.25] * i.Width + i[b];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructOperator, Reduction)]
    public static double PolynomialOfDual(ReadOnlySpan<double> c)
    {
        Dual t = new(0.7, 1);
        Dual p = 0;
        for (int i = 0; i < c.Length; i++) p = p * t + c[i] * c[i];
        return p.Value * p.Slope;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RecordStruct, HelperWithLoop)]
    public static double StructInLoopOfHelper(ReadOnlySpan<double> x)
    {
        Point p = Walk(x, new Point(1, 0.5));
        return p.Norm * p.X + Walk(x[2..], p).Y;
    }

    private static Body Start(double x, double y) =>
        new() { Position = new(x + 2, y), Velocity = new(y, x), Mass = 1 + x * x };

    private static Point Walk(ReadOnlySpan<double> x, Point p)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 10) return p;
            p.Rotate(x[i]);
            p.X += x[i] * x[i];
        }

        return p;
    }
}
