namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class StructTests
{
    private const string Vector =
        """

        struct Vec
        {
            public double X;
            public double Y;
            public Vec(double x, double y) { X = x; Y = y; }
            public Vec(double both) : this(both, both) { }
            public readonly double Length => Math.Sqrt(Dot(this));
            public double Sum { get { return X + Y; } set { X = value / 2; Y = value / 2; } }
            public double this[int i] { readonly get => i == 0 ? X : Y; set { if (i == 0) X = value; else Y = value; } }
            public static Vec Unit { get; } = new(1, 0);
            public static readonly Vec Diagonal = new(3);
            public readonly double Dot(Vec other) => X * other.X + Y * other.Y;
            public void Scale(double c) { X *= c; Y *= c; }
            public void Reset() => this = new Vec(1, 2);
            public readonly void Deconstruct(out double x, out double y) { x = X; y = Y; }
            public static Vec operator +(Vec a, in Vec b) => new(a.X + b.X, a.Y + b.Y);
            public static Vec operator *(double c, Vec a) => new Vec { X = c * a.X, Y = c * a.Y };
            public static Vec operator -(Vec a) => new(-a.X, -a.Y);
            public static Vec operator ++(Vec a) => new(a.X + 1, a.Y);
            public static bool operator <(Vec a, Vec b) => a.Length < b.Length;
            public static bool operator >(Vec a, Vec b) => b < a;
            public static implicit operator Vec((double X, double Y) t) => new(t.X, t.Y);
            public static explicit operator double(Vec a) => a.X;
        }
        """;

    [Theory]
    [InlineData("Vec v = new(a, b); return v.X * 10 + v.Y;")]
    [InlineData("var v = new Vec(a); v.X += b; return v.X * v.Y;")]
    [InlineData("Vec v = default; v.X = a; var w = v; w.Y = b; return v.X + 10 * w.Y + v.Y;")]
    [InlineData("Vec v; v.X = a; v.Y = b; return v.Length;")]
    [InlineData("var v = new Vec { X = a, Y = b * 2 } with { X = b }; return v.X * 10 + v.Y;")]
    [InlineData("Vec v = new(a, b); v.Scale(3); return v.X - v.Y;")]
    [InlineData("Vec v = new(a, b); for (int i = 0; i < 3; i++) v.Scale(a); return v.X - v.Y;")]
    [InlineData("Vec v = new(a, b); v.Reset(); return v.X - v.Y;")]
    [InlineData("Vec v = new(a, b); v.Sum = 7; v.Sum += 1; return v.Sum * v.X;")]
    [InlineData("Vec v = new(a, b); v[1] = v[0] * 3; v[0]++; return v.X * 10 + v.Y;")]
    [InlineData("Vec v = new(a, b); var w = v + 2 * v; w += v; w++; return (-w).Dot(v);")]
    [InlineData("Vec v = new(a, b), w = (b, a + 1); return v < w ? (double)v : w.Length;")]
    [InlineData("Vec v = new(a, b); var (x, y) = v; (x, (y, var z)) = (y, v); return x * 100 + y * 10 + z;")]
    [InlineData("var v = Vec.Unit + Vec.Diagonal; return v.X * a + v.Y * b;")]
    [InlineData("Vec v = a > b ? new Vec(a, b) : new Vec(b); return v.X * 10 + v.Y;")]
    [InlineData("Vec v = new(a, b), w = v; (v, w) = (w + v, v); (v.X, w.Y) = (w.Y, v.X); return v.X + 10 * w.Y + w.X;")]
    [InlineData(
        "Vec v = new(a, b); int i = 0; while (v.Length < 100 && i++ < 20) { v = v + v; v.X -= 1; } return v.Sum;")]
    public void Structs_do_what_they_do_in_CSharp(string body)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(double a, double b) { " + body + " }" + Vector);
        program.AssertSame(2.0, 3.0);
        program.AssertSame(0.5, -1.25);
    }

    [Theory]
    [InlineData("var b1 = new Ball(new Point(a, b), 2); return b1.Center.X + b1.Radius * b1.Area;")]
    [InlineData(
        "var b1 = new Ball(new(a, b), 2) with { Radius = b }; "
        + "var b2 = b1 with { Center = b1.Center with { Y = 9 } }; "
        + "return b2.Center.Y + 10 * b2.Center.X + b2.Radius;")]
    [InlineData("var (c, r) = new Ball(new(a, b), 2); var (x, y) = c; return x * 100 + y * 10 + r;")]
    [InlineData("var p = new Point(a, b); return (p == new Point(a, b) ? 1 : 2) + (p != new Point(b, a) ? 10 : 20);")]
    [InlineData("var b1 = new Ball(new(a, b), 2); b1.Center.Y = 5; b1.Move(a); return b1.Center.X + 10 * b1.Center.Y;")]
    [InlineData("Pair<double> p = new(a, b); return p.First - p.Swap().First * 2;")]
    [InlineData("var p = new Pair<Point>(new(a, 1), new(2, b)); return p.Swap().First.Y + p.First.X * 10;")]
    [InlineData("var p = Pair<Point>.Twice(new(a, b)); return p.Second.Y;")]
    public void Nested_record_and_generic_structs_do_what_they_do_in_CSharp(string body)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(double a, double b) { " + body + " }"
            + """

            record struct Point(double X, double Y);

            record struct Ball(Point Center, double Radius)
            {
                public Point Center = Center;
                public readonly double Area => Math.PI * Radius * Radius;
                public void Move(double d) { Center = new(Center.X + d, Center.Y); Center.Y -= d; }
            }

            readonly struct Pair<T>(T first, T second)
            {
                public T First { get; } = first;
                public T Second { get; } = second;
                public Pair<T> Swap() => new(Second, First);
                public static Pair<T> Twice(T value) => new(value, value);
            }
            """);
        program.AssertSame(2.0, 3.0);
        program.AssertSame(double.NaN, -1.25);
    }
}
