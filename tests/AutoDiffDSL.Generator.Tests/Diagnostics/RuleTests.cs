using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>Derivative rules of the user's: what is refused, where, and what the message says to write.</summary>
public sealed class RuleTests
{
    private const string User = "[Differentiable] static double F(double a) => G(a) * a; ";

    /// <summary>Members of a partial class <c>Program</c>, with what the error points at between « and ».</summary>
    [Theory]
    [InlineData("ADL0401", "[DerivativeOf(\"H\")] static double «R»(double x, double xDot) => xDot;", "static method")]
    [InlineData(
        "ADL0401", "static int H(int n) => n; [DerivativeOf(\"H\")] static double «R»(double x, double xDot) => xDot;",
        "static method")]
    [InlineData(
        "ADL0401", "[DerivativeOf(typeof(Random), \"NextDouble\")] static double «R»(double xDot) => xDot;",
        "static method")]
    [InlineData(
        "ADL0402", "static double G(double x) => x; [DerivativeOf(nameof(G))] static double «R»(double x) => x;",
        "its parameter 2 must be 'double xDot' and is 'nothing'")]
    [InlineData(
        "ADL0402", "static double G(double x) => x; [DerivativeOf(nameof(G))] static double «R»(double x) => x;",
        "write 'static double R(double x, double xDot)'")]
    [InlineData(
        "ADL0402",
        "static double G(double x, int n) => x; [DerivativeOf(nameof(G))] static double «R»(double x, float xDot, "
        + "int n) => xDot;",
        "its parameter 2 must be 'double xDot' and is 'float xDot'")]
    [InlineData(
        "ADL0402",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static float «R»(double x, double xDot) => "
        + "(float)xDot;",
        "it must return 'double' and returns 'float'")]
    [InlineData(
        "ADL0402",
        "static double G(ReadOnlySpan<double> x, Span<double> y) => x[0]; "
        + "[DerivativeOf(nameof(G))] static double «R»(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => x[0];",
        "write 'static double R(ReadOnlySpan<double> x, ReadOnlySpan<double> xDot, Span<double> y, Span<double> "
        + "yDot)'")]
    [InlineData(
        "ADL0402",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static double «R»(double x, double xDot, double "
        + "y) => xDot;",
        "its parameter 3 must be 'nothing' and is 'double y'")]
    [InlineData(
        "ADL0402",
        "static double G(double x) => x; [VjpOf(nameof(G))] static void «R»(double x, double resultBar, double "
        + "xBar) { }",
        "write 'static void R(double x, double resultBar, ref double xBar)'")]
    [InlineData(
        "ADL0403",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static double R(double x, double xDot) => «xDot "
        + "* xDot»;",
        "not linear")]
    [InlineData(
        "ADL0403",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static double R(double x, double xDot) => «x + "
        + "xDot»;",
        "not linear")]
    [InlineData(
        "ADL0403",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static double R(double x, double xDot) => «x / "
        + "xDot»;",
        "not linear")]
    [InlineData(
        "ADL0403",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static double «R»(double x, double xDot) { "
        + "double s = xDot; if (xDot > 0) s = 2 * s; return s; }",
        "not linear")]
    [InlineData(
        "ADL0403",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static double R(double x, double xDot) { double "
        + "«s = Math.Sin(xDot)»; return s; }",
        "not linear")]
    [InlineData(
        "ADL0403",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static double «R»(double x, double xDot) => 1;",
        "not linear")]
    [InlineData(
        "ADL0404",
        "static double G(double x) => x; [DerivativeOf(nameof(G))] static double Q(double x, double xDot) => xDot; "
        + "[DerivativeOf(nameof(G))] static double «R»(double x, double xDot) => xDot;",
        "remove one")]
    [InlineData(
        "ADL0404", "[DerivativeOf(typeof(Math), nameof(Math.Sin))] static double «R»(double x, double xDot) => xDot;",
        "remove one")]
    [InlineData(
        "ADL0405",
        "[Differentiable] static double F(double a) => «G(a)» * a; static double G(double x) => x; "
        + "[DerivativeOf(nameof(G))] static double R(double x, double xDot) => 1;",
        "correct the rule")]
    [InlineData(
        "ADL0406",
        "[Differentiable] static double «F»(double a) => G(a) * a; static double G(double x) => x; "
        + "[VjpOf(nameof(G))] static void R(double x, double resultBar, ref double xBar) => xBar += resultBar;",
        "Modes.Vjp")]
    [InlineData(
        "ADL0406",
        "[Differentiable(Modes = Modes.Jvp)] static double «F»(double a) => G(a) * a; "
        + "static double G(double x) => x; [VjpOf(nameof(G))] static void R(double x, double resultBar, ref double "
        + "xBar) => xBar += resultBar;",
        "[DerivativeOf]")]
    [InlineData(
        "ADL0407",
        "[Differentiable] static double F(double[] a, int n) { if (n == 0) return a[0]; double[] b = new double[2]; "
        + "b[0] = a[0]; return «F(b, n - 1)»; }",
        "Span<T>")]
    [InlineData(
        "ADL0407",
        "[Differentiable] static double F(double[] a, int n) { if (n == 0) return a[0]; a[0] *= 2; "
        + "return «F(a, n - 1)»; }",
        "Span<T>")]
    [InlineData(
        "ADL0408",
        "[Differentiable] static double F(double a) => Vault.H(a); "
        + "public static partial class Vault { public static double H(double a) => «G(a)»; "
        + "static double G(double x) => x; [DerivativeOf(nameof(G))] static double R(double x, double xDot) => xDot; }",
        "internal or public")]
    [InlineData(
        "ADL0302",
        "[Differentiable] static double F(double a, int m) => H(a, m); "
        + "static double H(double a, int n) => n == 0 ? a : «H(a, n - 1)»;",
        "mark it [Differentiable]")]
    [InlineData(
        "ADL0016",
        "[Differentiable] static double F(double a, [NoDerivative] Span<double> s) { double[] t = [a]; "
        + "«Fill(t, s)»; return a; } static void Fill(ReadOnlySpan<double> x, Span<double> y) => y[0] = x[0]; "
        + "[DerivativeOf(nameof(Fill))] static void R(ReadOnlySpan<double> x, ReadOnlySpan<double> xDot, "
        + "ReadOnlySpan<double> y, Span<double> yDot) => yDot[0] = xDot[0];",
        "drop [NoDerivative]")]
    [InlineData(
        "ADL0411",
        "[Differentiable(Modes = Modes.Third)] static double «F»(double a) => G(a); "
        + "static double G(double x) => x * x; [VjpOf(nameof(G))] static double GVjp(double x, double gBar, ref "
        + "double xBar) { xBar += 2 * x * gBar; return x * x; }",
        "leave out")]
    [InlineData(
        "ADL0412",
        "[Differentiable] static double F(double a) => «H(a, a, 2)»; "
        + "[Differentiable] static double H(double a, [NoDerivative] double b, int n) => n == 0 ? a * b : H(a, b, n - "
        + "1);",
        "StopGradient")]
    [InlineData(
        "ADL0409",
        "[Differentiable] static double F(double a) => «H(a, 2)»; "
        + "[Differentiable] static double H(double a, int n) { object o = a; return n == 0 ? a : H(a, n - 1); }",
        "correct it")]
    public void A_rule_or_call_that_cannot_be_used_is_an_error(string id, string members, string remedy)
    {
        (string source, string marked) = Reported.Unmark(members);
        Diagnostic[] diagnostics = [.. Reported.In(source).Where(d => d.Id == id)];
        Assert.True(diagnostics.Length > 0, string.Join("\n", Reported.In(source)));
        Diagnostic diagnostic = diagnostics.FirstOrDefault(d => Reported.Text(d) == marked) ?? diagnostics[0];
        Reported.Check(diagnostic, id, marked, remedy);
    }

    [Theory]
    [InlineData(
        User
        + "static double G(double x) => Environment.TickCount64 * x; "
        + "[DerivativeOf(nameof(G))] static double R(double x, double xDot) => Environment64() * xDot; "
        + "static double Environment64() => 3;")]
    [InlineData(
        "[Differentiable] static double F(double a) => G(a, 2) * a; static double G(double x, double p) => x * p; "
        + "[DerivativeOf(nameof(G))] static double R(double x, double xDot, [NoDerivative] double p) => p * xDot;")]
    [InlineData(
        "[Differentiable(Modes = Modes.Vjp | Modes.Gradient)] static double F(double a) => G(a) * a; "
        + "static double G(double x) => x; [VjpOf(nameof(G))] static double R(double x, double resultBar, ref double "
        + "xBar) { xBar += resultBar; return x; }")]
    [InlineData(
        "[Differentiable] static double F(double a, [NoDerivative] double b) => G(b) * a; "
        + "static double G(double x) => x; [VjpOf(nameof(G))] static void R(double x, double resultBar, ref double "
        + "xBar) => xBar += resultBar;")]
    [InlineData("[Differentiable] static double F(double[] a, int n) => n == 0 ? a[0] : F(a, n - 1) * a[n];")]
    [InlineData(
        "[Differentiable] static double F(double a) => Vault.H(a); "
        + "public static partial class Vault { public static double H(double a) => G(a); "
        + "internal static double G(double x) => x; [DerivativeOf(nameof(G))] static double R(double x, double xDot) "
        + "=> xDot; }")]
    [InlineData(
        "[Differentiable] static double F(double a, int n) => n == 0 ? a : H(a, n - 1); "
        + "static double H(double a, int n) => F(a * a, n);")]
    public void Rules_and_calls_that_fit_are_accepted(string members) => Assert.Empty(Reported.In(members));
}
