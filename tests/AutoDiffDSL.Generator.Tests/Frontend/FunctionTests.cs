namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("Math.Sqrt(a) + Math.Cbrt(a) + Math.Exp(b) + Math.Log(a) + Math.Log2(a) + Math.Log10(a)")]
    [InlineData(
        "Math.Sin(a) * Math.Cos(b) - Math.Tan(a) + Math.Asin(b) + Math.Acos(b) + Math.Atan(a) + Math.Atan2(a, b)")]
    [InlineData("Math.Sinh(a) + Math.Cosh(b) + Math.Tanh(a) + Math.Asinh(a) + Math.Acosh(a) + Math.Atanh(b)")]
    [InlineData(
        "Math.Log(a, 3) + Math.Pow(a, b) + Math.IEEERemainder(a, b) + Math.ScaleB(a, 3) + Math.CopySign(a, -b)")]
    [InlineData("Math.Round(a) + Math.Round(b, 1) + Math.Floor(a) + Math.Ceiling(b) + Math.Truncate(-a)")]
    [InlineData(
        "Math.Max(a, b) + Math.Min(a, b) + Math.Abs(-b) + Math.Sign(b) + Math.Clamp(a, -1, 1) + "
        + "Math.MaxMagnitude(a, b)")]
    [InlineData("Math.FusedMultiplyAdd(a, b, a) + double.Hypot(a, b) + double.Lerp(a, b, 0.25) + double.RootN(a, 5)")]
    [InlineData(
        "double.Exp2(a) + double.ExpM1(b) + double.LogP1(a) + double.SinPi(a) + double.CosPi(b) + double.TanPi(b)")]
    [InlineData(
        "double.Sqrt(a) + double.Max(a, b) + double.DegreesToRadians(a) + double.Atan2Pi(a, b) + double.Exp10(b)")]
    [InlineData("MathF.Sin((float)a) + MathF.Max((float)a, 1f) + float.Exp((float)b)")]
    [InlineData("(double.IsNaN(a) ? 1 : 2) + (double.IsFinite(b) ? 1 : 2) + (double.IsNegative(b) ? 4 : 8)")]
    [InlineData("a + Math.Max((int)a, 2) + Math.Abs(-3 + (int)b) + Math.Clamp((long)a, 0, 5) + int.Min(2, (int)a)")]
    [InlineData("Math.Clamp(max: 2, min: b, value: a)")]
    public void Functions_of_NET_compute_what_they_compute_there(string expression)
    {
        var program = LoweredProgram.Create("[Differentiable] public static double F(double a, double b) => "
            + expression + ";");
        program.AssertSame(1.375, 0.625);
        program.AssertSame(2.5, 0.5);
    }

    [Theory]
    [InlineData("x.Sort(); return x[1];")]
    [InlineData("double[] a = x.ToArray(); Array.Sort(a); a.CopyTo(x); return a[0];")]
    [InlineData("x.Reverse(); return x[0];")]
    [InlineData("return x.TryCopyTo(x[..2]) ? 1 : x[1..].TryCopyTo(x[2..]) ? 2 : x[..2].TryCopyTo(x[1..]) ? 3 : 4;")]
    [InlineData("var s = new ReadOnlySpan<double>(x.ToArray(), 1, 2); return s[0] * s.Length + new Span<double>(x.ToArray())[1];")]
    [InlineData("double[] a = x.ToArray(); return a.AsSpan(^2)[0];")]
    [InlineData("return TensorPrimitives.IndexOfMax<double>(x) + 10 * TensorPrimitives.IndexOfMin<double>(x);")]
    [InlineData("return TensorPrimitives.IndexOfMaxMagnitude<double>(x) + 10 * TensorPrimitives.IndexOfMinMagnitude<double>(x);")]
    [InlineData("return (TensorPrimitives.IsNaNAny<double>(x) ? 1 : 2) + (TensorPrimitives.IsFiniteAll<double>(x[..0]) ? 4 : 8);")]
    [InlineData("return (TensorPrimitives.IsNaNAny<double>(x[..0]) ? 1 : 2) + (TensorPrimitives.IsPositiveAll<double>(x) ? 4 : 8);")]
    [InlineData("TensorPrimitives.Round<double>(x, MidpointRounding.AwayFromZero, x); return x[0];")]
    [InlineData("TensorPrimitives.Round<double>(x, 1, MidpointRounding.ToZero, x); return x[0];")]
    [InlineData("TensorPrimitives.MaxNumber<double>(x, 0.5, x); return TensorPrimitives.MinNumber<double>(x);")]
    [InlineData("TensorPrimitives.Clamp<double>(x, 1.0, 0.5, x); return x[0];")]
    [InlineData("TensorPrimitives.Clamp<double>(x[..0], 1.0, 0.5, x); return x[0];")]
    [InlineData("TensorPrimitives.Clamp<double>(x, double.NaN, 0.5, x); return x[0];")]
    [InlineData("TensorPrimitives.Clamp<double>(x, 1.0, x.ToArray(), x); return x[0];")]
    [InlineData("return x.IndexOf(2.5) + 10 * x.IndexOf(double.NaN) + (x.Contains(0.5) ? 100 : 200) + 1000 * x.ToArray().AsSpan().IndexOf(7);")]
    [InlineData("x.Sort(); return x.BinarySearch(2.0) + 10 * Array.BinarySearch(x.ToArray(), 0.75) + 100 * x.BinarySearch(double.NaN);")]
    [InlineData("return TensorPrimitives.HammingDistance<double>(x[1..], x[..^1]);")]
    public void Functions_of_spans_compute_what_they_compute_in_NET(string body)
    {
        var program = LoweredProgram.Create("[Differentiable] public static double F(Span<double> x) { "
            + body.Replace("TensorPrimitives", "System.Numerics.Tensors.TensorPrimitives", StringComparison.Ordinal) + " }");
        program.AssertSame(new[] { 2.5, -1.25, 0.75, 2.5, -2.5, 8.0, -3.5 });
        program.AssertSame(new[] { 1.0, double.NaN, -1.0, double.NaN, 0.5 });
        program.AssertSame(new[] { double.PositiveInfinity, 1.0, -0.45 });
    }

    [Theory]
    [InlineData("a + Math.Round(a, MidpointRounding.AwayFromZero) + Math.Round(b, 2, MidpointRounding.ToZero)")]
    [InlineData("MathF.Round((float)a, MidpointRounding.ToNegativeInfinity) + Math.Round(b, MidpointRounding.ToPositiveInfinity)")]
    [InlineData("double.MaxNumber(a, b) + double.MinNumber(a, double.NaN) + double.MaxMagnitudeNumber(double.NaN, b)")]
    [InlineData("Math.ILogB(a) + Math.BitIncrement(b) + MathF.BitDecrement((float)a) + (double.IsInteger(a) ? 1 : 2)")]
    [InlineData("(double.IsEvenInteger(a) ? 1 : 2) + (double.IsSubnormal(b) ? 4 : 8) + (double.IsRealNumber(a) ? 16 : 32)")]
    [InlineData("a.CompareTo(b) + 3 * b.CompareTo(double.NaN) + (a.Equals(b) ? 1 : 2) + (double.NaN.Equals(a) ? 4 : 8)")]
    [InlineData("Math.DivRem((int)a, 2, out int rest) * 10 + rest + Math.BigMul((int)a, 3) + Math.DivRem((byte)a, (byte)2).Remainder")]
    public void Functions_that_round_compare_and_count_compute_what_they_compute_there(string expression)
    {
        var program = LoweredProgram.Create("[Differentiable] public static double F(double a, double b) => "
            + expression + ";");
        program.AssertSame(2.5, 0.625);
        program.AssertSame(7.0, 7.0);
        program.AssertSame(0.49999999999999994, double.NaN);
    }

    [Fact]
    public void Callees_are_inlined_with_named_and_default_arguments_in_order_of_evaluation()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static double F(Span<double> x)
            {
                double first = Weigh(scale: Next(x), value: Next(x));
                return first + Weigh(x[0]) + Twice(x) + Pick(first, x);
            }

            static double Weigh(double value, double scale = 3) { value *= scale; return value - 1; }
            static double Next(Span<double> x) { x[0] += 1; return x[0]; }
            static double Twice(ReadOnlySpan<double> x) => 2 * Weigh(x[1], x[0]);
            static double Pick(double v, Span<double> x) { if (v > 0) { x[1] = 5; return x[1]; } if (v < -10) return 3;
                return v; }
            """);
        program.AssertSame(new[] { 1.0, 2.0 });
        program.AssertSame(new[] { -0.5, 2.0 });
        program.AssertSame(new[] { -9.0, 2.0 });
    }

    [Fact]
    public void Void_callees_write_through_the_spans_they_are_given()
    {
        var program = LoweredProgram.Create(
            """
            [Differentiable] public static void F(ReadOnlySpan<double> x, Span<double> y)
            {
                for (int i = 0; i < 3; i++) Put(y.Slice(i), x[i]);
                Scale(y, 2);
            }

            static void Put(Span<double> y, double v) { if (v < 0) return; y[0] = v; }
            static void Scale(Span<double> y, double c) { for (int i = 0; i < y.Length; i++) y[i] *= c; }
            """);
        program.AssertSame(new[] { 1.0, -2.0, 3.0 }, new[] { 7.0, 8.0, 9.0 });
    }
}
