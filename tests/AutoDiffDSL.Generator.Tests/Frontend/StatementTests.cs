namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class StatementTests
{
    [Theory]
    [InlineData("switch (n) { case 0: return a; case 1: a += 1; break; case 2: case 3: a *= 3; break; } return a * 2;")]
    [InlineData(
        "double y = 0; switch (n) { case 1: y = 1; break; default: y = a; break; case 2: y = 5; break; } return y;")]
    [InlineData(
        "switch (n) { default: switch (n + 1) { case 2: a += 10; break; case 3: return -1; } a += 1; break; "
        + "case 0: break; } return a;")]
    [InlineData(
        "for (int i = 0; i < x.Length; i++) { switch (i) { case 0: continue; case 2: a += 5; break; "
        + "case 3: return a; } a += x[i]; } return a;")]
    [InlineData(
        "while (true) { switch (n++) { case < 2: a += 1; continue; case 5: return a; "
        + "case var k when k % 2 == 0: a *= 2; break; } a -= 1; if (n > 9) break; } return a;")]
    [InlineData(
        "switch (a) { case < 0: a = -a; break; case > 0 and < 1 or > 1.5: a += 2; break; "
        + "case 1.25: case double.NaN: a = 7; break; } return a;")]
    [InlineData("switch (a > 0) { case true when n > 1: return 1; case true: return 2; case false: return 3; }")]
    [InlineData(
        "switch (x[0]) { case var v and > 0 when v > a: return v; case not 1 and var w: return w - 1; "
        + "default: return 0; }")]
    [InlineData(
        "switch ((n, a > 0)) { case (0, _): return 1; case (> 1, true): return 2; "
        + "case (_, var p) when p: return 3; } return 4;")]
    [InlineData("return n switch { 0 => a, 1 => a * 2, _ => a > 0 ? 5 : throw new ArgumentException() };")]
    [InlineData("return n switch { 0 => 1, 1 => 2 } + a;")]
    [InlineData(
        "return (n % 2, x[0]) switch { (0, > 0 and < 2) => 1, (1, var v) when v > a => v, (var m, _) => m + a };")]
    [InlineData("return a is > 0 and not 2 ? 1 : a is double.NaN or <= -2 ? 2 : 3;")]
    [InlineData("if (a * 2 is var t && t > 1) return t; return a is double d ? d + 1 : 0;")]
    [InlineData(
        "DayOfWeek day = (DayOfWeek)n; return day switch { DayOfWeek.Monday => 1, > DayOfWeek.Monday => a, _ => 0 "
        + "} + (day == DayOfWeek.Tuesday ? 10 : 0);")]
    public void Switches_and_patterns_do_what_they_do_in_CSharp(string body) => AssertSame(body);

    [Theory]
    [InlineData("double s = 0; foreach (double v in x) s += v * a; return s;")]
    [InlineData(
        "double s = 0; foreach (var v in x[1..^1]) { if (v < 0) continue; if (v > 4) break; s += v; } return s;")]
    [InlineData("foreach (double v in x) if (v > a) return v; return n;")]
    [InlineData("double s = 0; foreach (int i in System.Linq.Enumerable.Range(n, 3)) s = s * 2 + i; return s + a;")]
    [InlineData(
        "double[] y = x.ToArray(); double s = 0; foreach (double v in y) { y = [1, 2]; s += v * y[0]; } return s;")]
    [InlineData("double s = 0; foreach (double v in (float[])[1.5f, 2.5f]) foreach (var w in x) s += v * w; return s;")]
    [InlineData("double s = 0; foreach (double v in (Span<double>)[]) s += v; return s + a;")]
    public void Foreach_does_what_it_does_in_CSharp(string body) => AssertSame(body);

    [Theory]
    [InlineData("if (a > 1) throw new ArgumentException($\"{a} {n}\"); return a;")]
    [InlineData(
        "x[0] = 9; if (a > 1) throw new ArgumentException(); x[1] = 7; if (n > 1) { x[2] = 5; "
        + "throw new ArgumentException(); } x[2] = 1; return a;")]
    [InlineData(
        "double y; if (a > 1) y = 2; else if (n > 1) { x[0] = 3; throw new ArgumentException(); } else y = 4; "
        + "return y + a;")]
    [InlineData(
        "for (int i = 0; i < x.Length; i++) { x[i] += 1; if (x[i] > 4) throw new ArgumentException(\"at \" + i); "
        + "x[i] += 1; } return a;")]
    [InlineData("return a > 1 ? throw new ArgumentException() : n > 1 ? 5 : a;")]
    [InlineData("while (true) { a += 1; if (a > 4) throw new ArgumentException(); if (n++ > 2) return a; x[0] += a; }")]
    [InlineData("return n switch { 0 => a, 1 => throw new ArgumentException(), _ => a * 2 };")]
    [InlineData("if (n == 0) return 1; else if (n == 1) throw new ArgumentException(); a += 1; return a;")]
    [InlineData(
        "switch (n) { case 0: throw new ArgumentException(); case 1: a += 1; break; "
        + "default: throw new ArgumentException(); } return a;")]
    [InlineData("x[0] = 1; throw new ArgumentException();")]
    public void Throws_stop_where_they_stop_in_CSharp(string body) => AssertSame(body);

    [Theory]
    [InlineData("return checked(n * 1000000000) + a;")]
    [InlineData("checked { int k = n + int.MaxValue - 1; k++; k -= 3; return k + a; }")]
    [InlineData("return checked((byte)(n * 100)) + checked((int)(a * 2e9)) + checked(-(n - int.MaxValue));")]
    [InlineData(
        "checked { byte b = (byte)(n * 85); b += 1; sbyte s = (sbyte)-b; return unchecked((byte)(b + 200)) + s; }")]
    [InlineData(
        "checked { uint u = (uint)n; u -= 2; ulong w = ulong.MaxValue - (ulong)n; return w + (ulong)u > 5 ? a : 1; }")]
    [InlineData("return checked((long)(a * 2)) + checked((int)(uint)(x[4] - 1)) + checked((short)(n * 20000));")]
    public void Checked_arithmetic_does_what_it_does_in_CSharp(string body) => AssertSame(body);

    [Theory]
    [InlineData("Add(a); Add(x[1]); return a + n; void Add(double v) { a += v; n += 2; }")]
    [InlineData(
        "double k = 2; for (int i = 0; i < 3; i++) { k = Next(k); } return k + n; "
        + "double Next(double v) { if (v > 4) return v; n++; return v * v; }")]
    [InlineData("Func<double, int, double> f = (v, k) => v * k + a; a += 1; return f(a, 2) + f(x[0], 3);")]
    [InlineData(
        "int m = 4; for (int i = 0; i < m; i++) { Shrink(ref m); a += i; } return a; "
        + "static void Shrink(ref int k) { if (k > 2) k--; }")]
    [InlineData("ref double r = ref x[n > 3 ? 3 : n]; r += 1; ref double s = ref a; s += r; r *= s; return a;")]
    [InlineData("ref int k = ref n; for (int i = 0; i < n; i++) { if (k < 6) k++; a += i; } return a;")]
    [InlineData(
        "Get(out double p, out int q); Get(out _, out n); return p * q + n; "
        + "void Get(out double u, out int v) { u = a; v = 2; u += v; }")]
    [InlineData(
        "return Sum<double>(x[0], a) + Sum(1, n); static T Sum<T>(params T[] v) where T : "
        + "System.Numerics.INumber<T> { T s = T.Zero; foreach (T e in v) s += e; return s; }")]
    [InlineData(
        "return Fold(3, a) + Fold(1, x[0]); static double Fold(int n, double v) => n == 0 ? v : n / 2 * v + Fold(n "
        + "- 1, v * v);")]
    public void Functions_inside_do_what_they_do_in_CSharp(string body) => AssertSame(body);

    private static void AssertSame(string body)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(Span<double> x, double a, int n) { " + body + " }");
        program.AssertSame(new[] { 1.0, 2.0, 3.5, -1.0, 4.0 }, 0.5, 0);
        program.AssertSame(new[] { -1.0, 2.0, 5.0, 1.0, -4.0 }, -2.0, 1);
        program.AssertSame(new[] { 0.5, 0.25, 0.125, 2.0, 4.0 }, 2.0, 2);
        program.AssertSame(new[] { 0.5, 0.25, 0.125, 2.0, 4.0 }, double.NaN, 3);
    }
}
