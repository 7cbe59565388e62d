namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class StructBufferTests
{
    [Theory]
    [InlineData(
        "var p = new Point[3]; p[1].X = a; p[2] = new(b, a); p[1].Y += p[2].X; "
        + "return p[1].X + 10 * p[1].Y + 100 * p[2].Y + p.Length;")]
    [InlineData(
        "Span<Point> p = stackalloc Point[2]; p[1] = new(a, b); var q = p[1..]; q[0].X *= 2; "
        + "return p[1].X + 10 * q[0].Y + q.Length;")]
    [InlineData("Point[] p = [new(a, b), new(b, a)]; (p[0], p[1]) = (p[1], p[0]); return p[0].X * 10 + p[^1].X;")]
    [InlineData(
        "Span<Point> p = stackalloc Point[] { new(a, b), new(b, a) }; p[0].Move(3); return p[0].X * 10 + p[0].Y;")]
    [InlineData(
        "var p = new Point[4]; p.AsSpan().Fill(new(a, b)); p.AsSpan(1, 2).Clear(); var q = p.AsSpan().ToArray(); "
        + "q[0].X = 7; return p[0].X + 10 * p[1].Y + 100 * q[3].X + q[0].X;")]
    [InlineData(
        "var p = new Point[3]; for (int i = 0; i < p.Length; i++) p[i] = new(a + i, b * i); "
        + "p.AsSpan(0, 2).CopyTo(p.AsSpan(1)); return Sum(p) + p[2].X;")]
    [InlineData(
        "var c = new Cell[3]; c[1].N = 4; c[1].V = a; c[2] = c[1] with { V = b }; "
        + "return c[2].N * c[2].V + c[1].V + c.Length;")]
    [InlineData(
        "Span<Cell> c = new Cell[3]; c = c.Slice(1); c[0].N++; c[0].V -= b; var d = c[0]; "
        + "return d.N * 100 + d.V + c.Length;")]
    [InlineData(
        "var t = new (double, int)[2]; t[1] = (a, 3); t[0].Item1 = b; var (x, n) = t[1]; return x * n + t[0].Item1;")]
    [InlineData(
        "Point[] p = [new(a, 1)], q = [new(b, 2), new(3, 4)]; for (int i = 0; i < 3; i++) (p, q) = (q, p); "
        + "return p.Length * 10 + p[0].X;")]
    [InlineData("var p = new Point[2]; return p[(int)a].X;")]
    [InlineData("var p = new Point[2]; return p[(int)b].Y;")]
    public void Arrays_and_spans_of_structs_do_what_they_do_in_CSharp(string body)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(double a, double b) { " + body + " }"
            + """

            static double Sum(ReadOnlySpan<Point> p)
            {
                double s = 0;
                for (int i = 0; i < p.Length; i++) s += p[i].X * p[i].Y;
                return s;
            }

            struct Point(double x, double y)
            {
                public double X = x, Y = y;
                public void Move(double d) { X += d; Y -= d; }
            }

            struct Cell { public int N; public double V; }
            """);
        program.AssertSame(2.0, 3.0);
        program.AssertSame(1.0, -1.0);
    }
}
