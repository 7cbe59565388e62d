using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>Structs in signatures that generated code could not take apart, or put together.</summary>
public sealed class SignatureTests
{
    /// <summary>Members of a partial class <c>Program</c>, with what the error points at between « and ».</summary>
    [Theory]
    [InlineData(
        "ADL0041",
        "public struct S { private double x; public double Y; public S(double a) { x = a; Y = x; } } "
        + "[Differentiable] public static double F(S «s») => s.Y;",
        "S.x")]
    [InlineData(
        "ADL0041",
        "public struct S(double a) { public double Y = a; public readonly double Z => a; } "
        + "[Differentiable] public static double F(S «s») => s.Y * s.Z;",
        "accessible there")]
    [InlineData(
        "ADL0041",
        "public struct S { public double Y { get; private set; } private int n; public void Use() => n++; } "
        + "[Differentiable] public static double F([NoDerivative] S «s», double a) => a * s.Y;",
        "S.n")]
    [InlineData(
        "ADL0049", "public struct S { } [Differentiable] public static double F(double a, S «s») => a;",
        "leave it out")]
    [InlineData(
        "ADL0049", "public struct S { } [Differentiable] public static double F((double, S) «t») => t.Item1;",
        "make it inside")]
    [InlineData(
        "ADL0042",
        "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] public "
        + "struct S { [System.Runtime.InteropServices.FieldOffset(0)] public double A; } "
        + "[Differentiable] public static double F(S «s») => s.A;",
        "lie apart")]
    [InlineData(
        "ADL0043",
        "public readonly struct S { public S(double x) { X = 2 * x; } public double X { get; } } "
        + "[Differentiable] public static double F(S «s») => s.X;",
        "stores them")]
    [InlineData(
        "ADL0043",
        "public readonly struct S(double x) { public double X { get; } = x + 1; } "
        + "[Differentiable] public static double F(S «s») => s.X;",
        "'init'")]
    [InlineData(
        "ADL0043",
        "public struct S { public S(double x, double y) { X = y; Y = y; } public double X { get; } "
        + "public double Y { get; } } [Differentiable] public static double F(S «s») => s.X;",
        "'init'")]
    [InlineData(
        "ADL0045",
        "public struct S { public double[] X; } [Differentiable] public static double F(ref S «s») { s.X = new "
        + "double[1]; return s.X[0]; }",
        "that is there")]
    [InlineData(
        "ADL0045",
        "public struct S { public double[] X; public double[] Y; } "
        + "[Differentiable] public static void F(ref S «s», double a) { if (a > 0) (s.X, s.Y) = (s.Y, s.X); "
        + "s.X[0] *= a; }",
        "return the array")]
    [InlineData(
        "ADL0045",
        "public struct S { public double[] X; } [Differentiable] public static void F(out S «s», double a) { s.X = "
        + "[a]; }",
        "return the array")]
    [InlineData("ADL0045", "[Differentiable] public static double F(ref double[,] «s») => s[0, 0];", "by value")]
    [InlineData(
        "ADL0046",
        "public readonly ref struct S(ReadOnlySpan<double> x) { public ReadOnlySpan<double> X { get; } = x; } "
        + "[Loss] public static double F(double a, [NoDerivative] S «s») => a * s.X[0];",
        "a struct with arrays")]
    [InlineData(
        "ADL0046",
        "public readonly ref struct S(Span<double> x, int n) { public Span<double> X { get; } = x; "
        + "public int N { get; } = n; } [Loss] public static double F(S «s») => s.N * s.X[0];",
        "a struct with arrays")]
    [InlineData(
        "ADL0047",
        "public readonly ref struct S(ReadOnlySpan<double> x) { public ReadOnlySpan<double> X { get; } = x; } "
        + "[Differentiable] public static double F(S «s») => s.X[0];",
        "make it a Span")]
    [InlineData("ADL0009", "[Differentiable] public static int[] «F»(double a) => [(int)a];", "struct or tuple")]
    [InlineData(
        "ADL0009", "[Differentiable] public static double[,] «F»(double a) => new double[,] { { a } };",
        "struct or tuple")]
    [InlineData("ADL0013", "[Loss] public static double[] «F»(double a) => [a];", "[Differentiable]")]
    [InlineData(
        "ADL0006",
        "public struct S { [NoDerivative] public double X; public int N; } "
        + "[Differentiable] public static double «F»(S s) => s.X * s.N;",
        "active parameter")]
    [InlineData(
        "ADL0009", "[Differentiable] public static (int, bool) «F»(double a) => (1, a > 0);", "struct or tuple")]
    [InlineData(
        "ADL0015",
        "[Differentiable(Modes = Modes.Gradient)] public static (double, double) «F»(double a) => (a, a * a);",
        "Modes.Vjp")]
    [InlineData(
        "ADL0012", "[Differentiable] public static double F((double, double) t, double «tBar») => t.Item1 * tBar;",
        "rename")]
    [InlineData(
        "ADL0016",
        "[Differentiable] public static double F(double a, [NoDerivative] ref (double X, double) «s») { s.X = a * "
        + "2; return a; }",
        "drop [NoDerivative]")]
    public void A_signature_that_cannot_be_taken_apart_is_an_error(string id, string members, string remedy) =>
        Reported.One(id, members, remedy);

    /// <summary>Whole types with an instance method.</summary>
    [Theory]
    [InlineData(
        "ADL0001",
        "public sealed partial class P : System.EventArgs { [Differentiable] public double «F»(double a) => a; }",
        "sealed class")]
    [InlineData(
        "ADL0001",
        "public partial class P { private readonly double k = 2; "
        + "[Differentiable] public double «F»(double a) => a * k; }",
        "sealed class")]
    [InlineData(
        "ADL0001",
        "public partial struct P { public double K; [Differentiable] public double «F»(double a) => a * K; }",
        "readonly member")]
    [InlineData(
        "ADL0001",
        "public sealed partial class P { private readonly double k = 2; [Loss] public double «F»(double a) => a * k; }",
        "make it static")]
    [InlineData(
        "ADL0001",
        "public readonly partial struct P { public readonly string K; "
        + "[Differentiable] public double «F»(double a) => a * a; }",
        "make it static")]
    [InlineData(
        "ADL0041",
        "public readonly partial struct P(double k) { public double K => k; "
        + "[Differentiable] public double «F»(double a, double k) => a * k * K; }",
        "P.k")]
    [InlineData(
        "ADL0041",
        "public sealed partial class P(double aBar) { [Differentiable] public double «F»(double a) => a * aBar; }",
        "P.aBar")]
    [InlineData(
        "ADL0048",
        "public sealed partial class P(double k) { [Differentiable] public double F(double a) { «k = a»; "
        + "return a * k; } }",
        "'ref' parameter")]
    [InlineData(
        "ADL0048",
        "public sealed partial class P { private double k; [Differentiable] public double F(double a) { «k = a»; "
        + "return a * k; } }",
        "'ref' parameter")]
    [InlineData(
        "ADL0048",
        "public sealed partial class P { public double K { get; set; } "
        + "[Differentiable] public double F(double a) { «K += 1»; return a * K; } }",
        "'ref' parameter")]
    [InlineData(
        "ADL0048",
        "public sealed partial class P { private int n; private double Next(double a) { «n++»; return a * n; } "
        + "[Differentiable] public double F(double a) => Next(a); }",
        "'ref' parameter")]
    [InlineData(
        "ADL0016",
        "public sealed partial class P { private readonly double[] k = new double[3]; "
        + "[Differentiable] public double F(double a) { «k[0] = a»; return a * k[0]; } }",
        "k")]
    public void An_instance_method_whose_instance_is_no_constant_is_an_error(string id, string type, string remedy) =>
        Reported.OneInFile(id, "using AutoDiffDSL;\n" + type, remedy);

    [Theory]
    [InlineData(
        "public struct S { public readonly double Of(double v) => v * v; } "
        + "[Differentiable] public static double F(double a) => new S().Of(a) * default(S).Of(a);")]
    [InlineData(
        "public struct S { private double x; public S(double a) { x = a; } public readonly double Y => x; } "
        + "partial struct T { [Differentiable] public static double F(T t) => t.z; private double z; }")]
    [InlineData(
        "public struct S { public double X; public S(double x) { X = x * 2; } } "
        + "[Differentiable] public static double F(S s) => s.X;")]
    [InlineData(
        "public readonly struct S { public S(double low, double high) => (Low, High) = (low, high); "
        + "public double Low { get; } public double High { get; } } "
        + "[Differentiable] public static double F(S s) => s.Low * s.High;")]
    [InlineData(
        "public record struct S([property: NoDerivative] double A, double B); "
        + "[Differentiable] public static double F(in S s) => s.A * s.B;")]
    [InlineData(
        "public struct S { public required double X { get; init; } } "
        + "[Differentiable] public static double F(S s) => s.X;")]
    [InlineData(
        "public readonly ref struct S(Span<double> x) { public Span<double> X { get; } = x; } "
        + "[Loss] public static double F(S s) => s.X[0] * s.X[0];")]
    [InlineData(
        "[Differentiable] public static double F(double a, DayOfWeek day) => day == DayOfWeek.Monday ? a : a * a;")]
    [InlineData(
        "[Differentiable] public static double F((double X, double Y) t) => t.X; "
        + "[Differentiable] public static double F(System.Numerics.Vector2 v) => v.X; "
        + "[Differentiable] public static double F(double x, double y) => x * y;")]
    public void A_struct_that_can_be_reached_and_made_is_covered(string members) =>
        Assert.DoesNotContain(Reported.In(members), d => d.Severity == DiagnosticSeverity.Error);
}
