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
