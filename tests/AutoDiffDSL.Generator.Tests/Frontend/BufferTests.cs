namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class BufferTests
{
    [Theory]
    [InlineData(
        "Span<double> t = stackalloc double[x.Length]; for (int i = 0; i < x.Length; i++) t[i] = x[i] * 2; "
        + "y[0] = t[1] + t[^1];")]
    [InlineData("double[] t = new double[3]; t[1] += x[0]; t[1] -= 0.5; t[2]++; y[0] = t[0] + t[1] * t[2];")]
    [InlineData(
        "double[] t = { 1, x[0], 3 }; Span<double> u = [x[1], 2]; "
        + "ReadOnlySpan<double> v = stackalloc[] { 1.5, x[2] }; y[0] = t[1] + u[0] + v[1];")]
    [InlineData("var t = new[] { 1.0, 2.0 }; Span<double> u = stackalloc double[2] { x[0], 1 }; y[0] = t[1] * u[0];")]
    [InlineData(
        "var t = x[1..3]; var u = x[..2]; var v = x[1..]; var w = x[^2..^1]; "
        + "y[0] = t[0] * 2 + u[1] + v[^1] + w[0] + t.Length + w.Length;")]
    [InlineData("y.Slice(1).Fill(x[0]); y.Slice(0, 1).Clear(); y[^1] += 1;")]
    [InlineData("x.Slice(0, 2).CopyTo(y); y[..2].CopyTo(y[1..3]); y[1..3].CopyTo(y[..2]);")]
    [InlineData(
        "double[] t = x.ToArray(); t[0] = 9; double[] u = t[1..]; u[0] = 8; t.AsSpan(1, 1).CopyTo(y); "
        + "y[1] = u[0] + t[0] + t.AsSpan(1)[0] + t.AsSpan(1..2)[0];")]
    [InlineData(
        "Span<double> a = y; Span<double> b = new double[3]; "
        + "for (int k = 0; k < 3; k++) { for (int i = 0; i < 3; i++) b[i] = a[i] + x[i]; var t = a; a = b; b = t; } "
        + "a[0] = 5; y[1] += b[0];")]
    [InlineData(
        "double[] a = y.ToArray(), b = new double[3]; (a, b) = (b, a); a[0] = 3; b[1] = a[0] * x[0]; "
        + "(b[0], b[2]) = (b[2], b[0]); b.CopyTo(y);")]
    [InlineData("Span<double> t = x[0] > 0 ? y[..1] : y[1..]; t[0] = 4; y[0] += t.IsEmpty ? 1 : 2;")]
    [InlineData(
        "Span<double> t; if (x[0] > 0) t = y; else t = new double[3]; t[2] = x[1]; Span<double> e = default; "
        + "y[0] = e.Length + Span<double>.Empty.Length;")]
    [InlineData("int i = 0; y[i++] = i; y[i++] += i + 10; y[i] *= i++ + x[0];")]
    [InlineData(
        "int[] n = new int[4]; n[1] = 3; n[2] += n[1] << 2; n[2]--; float[] f = new float[1]; f[0] += 0.1f; "
        + "y[0] = n[2] * x[0] + f[0]; bool[] b = new bool[2]; b[1] |= true; y[1] = b[1] ? 1 : 0; "
        + "byte[] c = new byte[1]; c[0]--; y[2] = c[0];")]
    [InlineData(
        "ReadOnlySpan<double> r = y; double[] z = new double[2]; Span<double> s = z; s[0] = r[1]; "
        + "y[1] = z[0] * 3 + r[1];")]
    [InlineData("y[3] = 0;")]
    [InlineData("var t = x.Slice(2, 2); y[0] = t[0];")]
    public void Spans_and_arrays_do_what_they_do_in_CSharp(string body)
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static void F(ReadOnlySpan<double> x, Span<double> y) { y[0] += 0 * x[0]; " + body
                + " }");
        program.AssertSame(new[] { 1.0, 2.0, 3.5 }, new[] { 0.5, 0.25, 0.125 });
        program.AssertSame(new[] { -1.0, 2.0, 3.5 }, new[] { 1.0, 2.0, 3.0 });
    }

    [Fact]
    public void A_parameter_that_nothing_writes_is_read_only()
    {
        var program = LoweredProgram.Create(
            "[Differentiable] public static double F(double[] p, Span<double> q, double[] r) { Set(r[1..].Length > "
            + "0 ? r : r); var t = q; return p[0] + t[0]; } static void Set(Span<double> s) { s[0] = 1; }");
        Assert.Equal(
            [Ir.TypeShape.ReadOnlyBuffer, Ir.TypeShape.ReadOnlyBuffer, Ir.TypeShape.Buffer],
            program.Primal.Signature.Select(p => p.Type.Shape));
        Assert.Equal([Ir.Passing.Array, Ir.Passing.Value, Ir.Passing.Array], program.Primal.Signature.Select(p =>
            p.Passing));
        program.AssertSame(new[] { 1.0 }, new[] { 2.0 }, new[] { 3.0, 4.0 });
    }
}
