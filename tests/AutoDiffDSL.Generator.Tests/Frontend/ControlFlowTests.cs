namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class ControlFlowTests
{
    [Theory]
    [InlineData("double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * a; return s;")]
    [InlineData("double s = 0; for (int i = x.Length - 1; i >= 0; i--) s = s * a + x[i]; return s;")]
    [InlineData("double s = 0; for (int i = 0, n = x.Length; n > i; i += 2) s += x[i]; return s + a;")]
    [InlineData("double s = 0; for (int i = 1; i <= x.Length; ++i) s += x[^i] * i; return s + a;")]
    [InlineData("double s = 0; for (int i = 5; i > 0; i -= 3) { if (i == 2) continue; s += i; } return s + a;")]
    [InlineData("double s = 0; int n = 4; for (int i = 0; i < n; i++) { n -= 1; s += n; } return s + a;")]
    [InlineData("double s = 0; for (int i = 0; i < 9; i++) { if (i == 3) i += 2; s += i; } return s + a;")]
    [InlineData("double s = 0; for (int i = 0; i != 6; i += 2) s += i; return s + a;")]
    [InlineData("double s = 0; int k = 0; for (; k < 3; k++) s += x[k]; return s + k + a;")]
    [InlineData("double s = 0; for (int i = 0; ; i++) { if (i > 3) break; s += i; } return s + a;")]
    [InlineData("double s = 0; nint n = x.Length; for (nint i = 0; i < n; i++) s = s * a + x[(int)i] * i; return s;")]
    [InlineData("double s = 0; long n = x.Length; for (long i = n - 1; i >= 0; i--) s = s * a + x[(int)i]; return s;")]
    [InlineData("double s = 0; nint n = x.Length; for (int i = 1; i + 1 < n; i++) s += x[i - 1] * x[i + 1]; return s;")]
    [InlineData("double s = 0; nint n = x.Length; for (nint i = 1; i <= n - 1; i += 2) s += i * a; return s;")]
    [InlineData("double s = 0; for (long i = int.MaxValue; i < 2147483651; i++) s += i * a; return s;")]
    [InlineData("double s = 0; for (long i = 2147483640; i < int.MaxValue; i += 5) s += i * a; return s;")]
    [InlineData("double s = 0; for (nint i = int.MinValue + 9; i > int.MinValue; i -= 4) s += i * a; return s;")]
    [InlineData("double s = 0; for (long i = -2000000000; i < 2000000000; i += 900000000) s += i * a; return s;")]
    [InlineData("double s = 0; for (long i = 0; i <= int.MaxValue; i += 1 << 29) s += i * a; return s;")]
    [InlineData("nint n = x.Length; double s = 0; for (nint i = 1; i <= n; i++) s += x[(int)i - 1] * i; return s;")]
    [InlineData("nint n = (nint)a; switch (n) { case 0: return x[1]; case > 2: return x[2]; default: return n; }")]
    [InlineData("double s = 0; nint k = (nint)a; for (nint i = k; i < 9; i++) { if (i > 5) k--; s += i; } return k;")]
    [InlineData("double s = a; while (s < 20) s = s * s + 1; return s;")]
    [InlineData("double s = a; do { s = s * 2 + 1; } while (s < 20 && s > -20); return s;")]
    [InlineData(
        "double s = a; int n = 0; while (true) { s += 1; n++; if (s > 5) break; if (n == 2) continue; s *= 2; } "
        + "return s + n;")]
    [InlineData("if (a > 0) return a; return -a;")]
    [InlineData("if (a > 0) { if (a > 1) return 1; } else { if (a < -1) return -1; a = 7; } return a;")]
    [InlineData("for (int i = 0; i < x.Length; i++) if (x[i] > a) return i; return -1;")]
    [InlineData(
        "for (int i = 0; i < x.Length; i++) for (int j = 0; j < i; j++) if (x[i] * x[j] > a) return i + 10 * j; "
        + "return -1;")]
    [InlineData(
        "double s = 0; for (int i = 0; i < x.Length; i++) { for (int j = 0; j < i; j++) { if (j == 2) break; "
        + "s += x[j]; } s *= a; } return s;")]
    [InlineData(
        "double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] < 0) { if (a > 0) continue; s -= 1; } "
        + "else if (x[i] > 3) break; s += x[i]; } return s;")]
    [InlineData(
        "int n = 0; while (n < 10) { n++; if (n == 3) { if (a > 0) break; a += 1; } if (n == 5) return a; a += n; "
        + "} return a + n;")]
    [InlineData("double t; if (a > 0) t = 1; else t = 2; double u; if (a > 1) { u = 3; } else return t; return t + u;")]
    [InlineData("double t; do { t = a * 2; a -= 1; } while (a > 0); return t;")]
    [InlineData("int i = 0; double s = 0; while (i < x.Length && x[i] > 0) { s += x[i]; i++; } return s + a;")]
    [InlineData("int i = 0; while (i < x.Length) { if (x[i++] > 2 || i == 3) break; } return i + a;")]
    [InlineData("int n = 0; double y = a > 0 && n++ < 1 ? a : n++; return y + n;")]
    [InlineData("if (a > 0) { double t = a; a = t * 3; } else if (a < -1) { a = 1; } return a;")]
    [InlineData("while (true) { if (a > 3) return a; a += 1; }")]
    [InlineData(
        "for (int i = 0; i < 3; i++) { while (true) { if (a > i) break; a += 1; if (a == 2) return 99; } } return a;")]
    [InlineData(
        "double s = 0; for (int i = 0; i < 3; i++) { do { a += 1; if (a > 4) continue; s += a; } while (a < 6); "
        + "if (s > 8) return s; } return -s;")]
    [InlineData(
        "double s = 0; for (int i = 0; i < x.Length; i++) { { if (x[i] < 0) continue; } s += x[i]; "
        + "{ if (s > a + 4) break; } s += 1; } return s;")]
    [InlineData(
        "int i = 10; while (i > 0) { i--; if (i % 2 == 0) continue; if (i % 3 == 0) break; a += i; } return a;")]
    [InlineData(
        "double s = 0; for (int i = 0; i < x.Length; i++) { double t = 0; "
        + "for (int j = i; j < x.Length; j++) t += x[j]; s += t * t; } return s * a;")]
    public void Loops_and_jumps_do_what_they_do_in_CSharp(string body)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(ReadOnlySpan<double> x, double a) { " + body + " }");
        program.AssertSame(new[] { 1.0, 2.0, 3.5, -1.0, 4.0 }, 0.5);
        program.AssertSame(new[] { -1.0, 2.0, 5.0, 1.0, -4.0 }, -2.0);
        program.AssertSame(new[] { 0.5, 0.25, 0.125, 2.0, 4.0 }, 2.0);
    }

    [Theory]
    [InlineData("for (int i = 0; i < x.Length; i++) s += x[i];")]
    [InlineData("for (int i = n; i >= 0; i -= 2) { if (i == 1) continue; s += i; }")]
    [InlineData("for (int i = 0; i <= Math.Min(n, x.Length) - 1; i++) s += x[i];")]
    [InlineData("for (int i = r[0]; i < r[1]; i++) s += x[i];")]
    public void Counted_loops_become_For(string loop)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(ReadOnlySpan<double> x, int[] r, int n) { double s = 0; " + loop
                + " return s; }");
        Assert.Contains(program.Primal.Body.Instructions, i => i.Op == Ir.Primitive.For);
        program.AssertSame(new[] { 1.0, 2.0, 3.5 }, new[] { 1, 3 }, 2);
    }

    [Theory]
    [InlineData("for (int i = 0; i < r[1]; i++) { r[1] -= 1; s += x[i]; }")]
    [InlineData("for (int i = 0; i < r[1]; i++) { Change(r); s += x[i]; }")]
    [InlineData("for (int i = 0; i < n; i++) { if (x[i] > 3) break; s += x[i]; }")]
    public void A_loop_whose_bound_changes_or_that_is_left_early_becomes_While(string loop)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(ReadOnlySpan<double> x, int[] r, int n) { double s = 0; " + loop
                + " return s; }"
            + "static void Change(int[] r) => r[1] -= 1;");
        Assert.Contains(program.Primal.Body.Instructions, i => i.Op == Ir.Primitive.While);
        program.AssertSame(new[] { 1.0, 2.0, 3.5 }, new[] { 1, 3 }, 2);
    }

    [Fact]
    public void An_early_return_puts_the_rest_into_the_other_branch_without_a_flag()
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(double a) { if (a < 0) return 0; double b = a * a; return b; }");
        Ir.Instruction branch = Assert.Single(program.Primal.Body.Instructions, i => i.Op == Ir.Primitive.If);
        Assert.Equal("result", Assert.Single(branch.Results).Name);
    }
}
