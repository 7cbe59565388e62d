namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class StraightLineTests
{
    [Theory]
    [InlineData("return a * b + Math.Sin(a) / (b - 3.5);")]
    [InlineData("return -a + +b % 0.7;")]
    [InlineData("double c = a; c += b; c *= a; c -= 0.5; c /= b; return c;")]
    [InlineData("float f = (float)a; f += 1; f *= (float)b; return f;")]
    [InlineData("int i = (int)a; i <<= 3; i |= 5; i ^= 2; i %= 7; return i * b;")]
    [InlineData("byte n = 250; n += 10; n++; n = (byte)(n * 3); return n + a;")]
    [InlineData("short n = 5; n <<= 13; n >>= 2; sbyte m = -3; m >>>= 1; return n + m + a;")]
    [InlineData("uint u = 3; u -= 5; long l = u; ulong w = (ulong)l << 7; return w + a;")]
    [InlineData("int i = 7; int j = i++ + ++i * i-- - --i; return i + 10 * j + a;")]
    [InlineData("double c = a, d = b; (c, d) = (d, c * d); return c - d;")]
    [InlineData("var (c, d) = (a + b, a - b); return c * d;")]
    [InlineData("double c; double d = c = a + 1; return c * d;")]
    [InlineData("const double k = 0.1 + 0.2; const int n = 3; return a * k + n / 2 + 7 / 2.0;")]
    [InlineData("return a > b ? a - b : b * 2;")]
    [InlineData("return (a > b && b > 0 || a == 1 ? 1 : 2) * a;")]
    [InlineData("bool p = a > 0 & b > 0 | a < -1 ^ b < -1; return p ? a : b;")]
    [InlineData("bool p = a > 0; p &= b > 0; p |= !p; return p ? a : b;")]
    [InlineData("a = a + 1; b *= a; return a * b;")]
    [InlineData("return double.NaN > a ? 1 : double.IsNaN(a) ? 2 : Math.PI + a;")]
    [InlineData("return a + 1e308 * 10 + -0.0;")]
    [InlineData("unchecked { int i = int.MaxValue; i++; return i + a; }")]
    [InlineData("long l = 5; l /= 2; l = -7 / 2 + -7 % 3 + (-7 >> 1) + (-7 >>> 28); return l + a;")]
    [InlineData("nint n = 5; n <<= 40; n += 3; n /= -7; n = -n; n ^= 12; return n % 1000 + (n >>> 3) * a;")]
    [InlineData("nint n = (nint)b; int i = (int)n + 1; long l = n * i; uint u = 3; return l + (n < u ? n : u) * a;")]
    [InlineData("IntPtr n = default; n++; n -= 4; const nint k = 6; return n * k + k * a + (double)k / 4;")]
    [InlineData("nint n = (nint)a; return Math.Max(n, 2) * b + Math.Abs(n) + ((n, 2) is (> 0, 2) ? a : Math.Sign(n));")]
    [InlineData("return default(double) + a * default(int);")]
    [InlineData("return ((int)a == 1 ? (byte)3 : (short)4) * b;")]
    [InlineData("double x = a; { double y = x; x = y * 2; } return x;")]
    [InlineData("_ = a + b; return a;")]
    public void A_body_computes_what_CSharp_computes(string body)
    {
        var program = LoweredProgram.Create("[Differentiable] public static double F(double a, double b) { " + body
            + " }");
        program.AssertSame(1.25, 0.75);
        program.AssertSame(-2.5, 3.0);
        program.AssertSame(1.0, -4.0);
        program.AssertSame(double.NaN, 1.0);
    }

    [Fact]
    public void Values_that_are_assigned_to_a_variable_bear_its_name()
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(double a) { double margin = a * a; return margin + 1; }");
        Assert.Contains(program.Primal.Body.Instructions, i =>
            i.Op == Ir.Primitive.Multiply && i.Result.Name == "margin");
    }

    [Fact]
    public void Origins_are_statements_on_one_line_without_comments_and_types()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static double F(double a)
            {
                double margin = a   // first
                    * /* then */ a;
                margin += 1;
                return  Math.Exp( margin );
            }
            """);
        string[] origins = [.. program.Primal.Body.Instructions.Select(i => i.Origin.Statement).Distinct()];
        Assert.Equal(["margin = a * a", "margin += 1", "return Math.Exp( margin )"], origins);
    }
}
