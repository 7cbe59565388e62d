using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>
/// Derivatives that are zero or lost are pointed out, and the method gets its derivatives all the same.
/// </summary>
public sealed class ActivityTests
{
    /// <summary>
    /// Members of a partial class <c>Program</c>, with what the diagnostic points at between « and ».
    /// </summary>
    [Theory]
    [InlineData(
        "ADL0501", "[Differentiable] public static double «F»(double a) => 2;", "depends on no active parameter")]
    [InlineData(
        "ADL0501", "[Differentiable] public static double «F»(double a, int n) => Math.Floor(a) * n;",
        "zero everywhere")]
    [InlineData(
        "ADL0501", "[Differentiable] public static double «F»(double a) => AutoDiff.StopGradient(a);",
        "StopGradient too many")]
    [InlineData(
        "ADL0502", "[Differentiable] public static double F(double a, double «b») => a * a;", "mark it [NoDerivative]")]
    [InlineData(
        "ADL0502",
        "[Differentiable] public static double F(double a, ReadOnlySpan<double> «b») { double s = 0; "
        + "for (int i = 0; i < b.Length; i++) s += a; return s; }",
        "mark it [NoDerivative]")]
    [InlineData(
        "ADL0503",
        "[Differentiable] public static double F(double a, ReadOnlySpan<double> t) { int i = «(int)a»; "
        + "return t[i] * a; }",
        "StopGradient")]
    [InlineData(
        "ADL0503",
        "[Differentiable] public static double F(double a) => a * G(a); static double G(double v) => «(long)v» % 2;",
        "constant between its jumps")]
    [InlineData(
        "ADL0504", "[Differentiable] public static double F(double a, [NoDerivative] int «n») => a * n;", "drop it")]
    [InlineData(
        "ADL0504",
        "[Differentiable] public static double F(double a, [NoDerivative] ReadOnlySpan<int> «n») => a * n[0];",
        "drop it")]
    [InlineData("ADL0504", "[Differentiable, NoDerivative] public static double «F»(double a) => a * a;", "drop it")]
    public void What_is_hardly_meant_is_pointed_out(string id, string members, string text)
    {
        (string source, string marked) = Reported.Unmark(members);
        Diagnostic diagnostic = Assert.Single(Reported.AllIn(source));
        Reported.Check(diagnostic, id, marked, text);
        Assert.NotEqual(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Theory]
    [InlineData("[Differentiable] public static double F(double a, double b) => a > 0 ? a : b;")]
    [InlineData("[Differentiable] public static double F(double a, [NoDerivative] double b) => a * a;")]
    [InlineData(
        "[Differentiable] public static double F(double a, ReadOnlySpan<double> t) => "
        + "t[(int)AutoDiff.StopGradient(a)] * a;")]
    [InlineData("[Differentiable] public static double F(double a, [NoDerivative] double b) => a * (int)b;")]
    [InlineData("[Differentiable] public static void F(double a, Span<double> y) { y[0] = a; }")]
    [InlineData("[Differentiable] public static void F(double a, ref double y, out double z) { z = y; y = a; }")]
    public void What_is_meant_is_not(string members) => Assert.Empty(Reported.AllIn(members));
}
