using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

public sealed class DeclarationTests
{
    /// <summary>Members of a partial class <c>Program</c>, with what the error points at between « and ».</summary>
    [Theory]
    [InlineData("ADL0003", "[Differentiable] public static double «F»<T>(double a) => a;", "IFloatingPointIeee754<T>")]
    [InlineData(
        "ADL0003",
        "[Differentiable] public static T «F»<T, U>(T a, U b) where T : INumber<T> where U : INumber<U> => a;",
        "'double'")]
    [InlineData(
        "ADL0030", "[Differentiable] public static T «F»<T>(T a) where T : class, INumber<T> => a;",
        "interfaces of numbers")]
    [InlineData(
        "ADL0031", "[Differentiable] public static T F<T>(T a, [NoDerivative] double[] «b») where T : INumber<T> => a;",
        "same type parameter")]
    [InlineData(
        "ADL0031", "[Differentiable] public static T F<T>(ref T a, ref double «b») where T : INumber<T> => a;",
        "same type parameter")]
    [InlineData(
        "ADL0032",
        "public interface IOwn<T> : INumber<T> where T : IOwn<T>; "
        + "[Loss] public static T «F»<T>(T a) where T : IOwn<T> => a * a;",
        "a [Loss] for double")]
    [InlineData(
        "ADL0032",
        "public static partial class Inner<T> where T : unmanaged, IFloatingPointIeee754<T> { [Loss] public static "
        + "T «F»(T a) => a * a; }",
        "have the type parameter")]
    [InlineData("ADL0004", "[Differentiable] public static async void «F»(double a) { }", "ordinary method")]
    [InlineData("ADL0005", "[Differentiable] public static extern double «F»(double a);", "give it one")]
    [InlineData(
        "ADL0006", "[Differentiable] public static double «F»([NoDerivative] double a, int n) => a;",
        "not [NoDerivative]")]
    [InlineData("ADL0007", "[Differentiable] public static double F(double a, string «s») => a;", "Span<T>")]
    [InlineData("ADL0007", "[Differentiable] public static double F(double a, double[,,] «s») => a;", "Span<T>")]
    [InlineData(
        "ADL0007", "[Differentiable] public static double F(double a, ReadOnlySpan<DayOfWeek> «s») => a;", "Span<T>")]
    [InlineData(
        "ADL0021", "[Differentiable] public static double F(double a, List<double> «b») => a * b[0];",
        "CollectionsMarshal.AsSpan")]
    [InlineData(
        "ADL0021", "[Differentiable] public static double F(double a, IReadOnlyList<float> «b») => a * b[0];",
        "ReadOnlySpan")]
    [InlineData(
        "ADL0021", "[Loss(PerSample = true)] public static double F(double a, [Sample] List<double> «b») => a * b[0];",
        "[NoDerivative]")]
    [InlineData(
        "ADL0021",
        "public record struct S(double A, List<double> B); "
        + "[Differentiable] public static double F(S «s») => s.A * s.B[0];",
        "[NoDerivative]")]
    [InlineData("ADL0008", "[Differentiable] public static double F(ref Span<double> «a») => a[0];", "the span itself")]
    [InlineData("ADL0008", "[Differentiable] public static double F(in double[] «a») => a[0];", "the span itself")]
    [InlineData("ADL0009", "[Differentiable] public static int «F»(double a) => (int)a;", "float or double")]
    [InlineData("ADL0010", "[Differentiable] public static void «F»(ReadOnlySpan<double> a) { }", "Span<T>")]
    [InlineData("ADL0006", "[Differentiable] public static void «F»(int n, out double a) => a = n;", "take a float")]
    [InlineData("ADL0010", "[Differentiable] public static void «F»(double a, ref int b) => b = (int)a;", "an out")]
    [InlineData("ADL0011", "[Differentiable] public static double «F»(double a) => a; static int FHvp;", "Name = ...")]
    [InlineData("ADL0012", "[Differentiable] public static double F(double a, double «aDot») => a;", "rename")]
    [InlineData("ADL0013", "[Loss] public static int «F»(double a) => 1;", "[Differentiable]")]
    [InlineData(
        "ADL0013", "[Loss] public static double «F»(Span<double> a) { a[0] = 1; return a[1]; }", "[Differentiable]")]
    [InlineData("ADL0014", "[Loss] public static double F(double a, [Sample] double «x») => a;", "PerSample = true")]
    [InlineData(
        "ADL0014", "[Differentiable] public static double F(double a, [Sample] double «x») => a;", "PerSample = true")]
    [InlineData(
        "ADL0015", "[Differentiable(Modes = Modes.Hvp)] public static void «F»(Span<double> a) { a[0] *= 2; }",
        "Modes.Vjp")]
    [InlineData(
        "ADL0012", "[Differentiable(Modes = Modes.Third)] public static double F(double a, double «aThird») => a;",
        "rename")]
    [InlineData(
        "ADL0012", "[Differentiable(Modes = Modes.Hessian)] public static double F(double a, double «fHessian») => a;",
        "rename")]
    [InlineData(
        "ADL0015", "[Differentiable(Modes = Modes.Hessian)] public static void «F»(Span<double> a) { a[0] *= 2; }",
        "Modes.Vjp")]
    [InlineData(
        "ADL0015", "[Differentiable(Modes = Modes.Third)] public static void «F»(Span<double> a) { a[0] *= 2; }",
        "Modes.Vjp")]
    [InlineData(
        "ADL0019", "[Differentiable(Modes = Modes.Jacobian)] public static double «F»(double a, float b) => a * b;",
        "one type")]
    [InlineData(
        "ADL0019",
        "public record struct S(double A, float B); [Differentiable(Modes = Modes.Jacobian)] public static double "
        + "«F»(S s) => s.A * s.B;",
        "one type")]
    [InlineData(
        "ADL0019", "[Differentiable(Modes = Modes.Jacobian)] public static float[] «F»(double a) => [(float)a];",
        "one type")]
    [InlineData(
        "ADL0019", "[Differentiable(Modes = Modes.Hessian)] public static double «F»(double a, float b) => a * b;",
        "one type")]
    [InlineData(
        "ADL0016",
        "[Differentiable] public static double F(double a, [NoDerivative] Span<double> s) { «s[0] = a * 2»; "
        + "return a; }",
        "drop [NoDerivative]")]
    [InlineData(
        "ADL0016",
        "[Differentiable] public static double F(double a, [NoDerivative] ref double «s») { s = a * 2; return a; }",
        "drop [NoDerivative]")]
    [InlineData(
        "ADL0016",
        "[Differentiable] public static double F(double a, [NoDerivative] out double «s») { s = a * 2; return a; }",
        "drop [NoDerivative]")]
    [InlineData(
        "ADL0013", "[Loss] public static double «F»(double a, out int n) { n = 1; return a * a; }", "[Differentiable]")]
    [InlineData(
        "ADL0015",
        "[Differentiable(Modes = Modes.Gradient)] public static double «F»(double a, out double b) { b = a; "
        + "return a * a; }",
        "Modes.Vjp")]
    [InlineData(
        "ADL0020", "[Differentiable] public static double F(double a, [Scratch] ReadOnlySpan<double> «s») => a;",
        "drop [Scratch]")]
    [InlineData(
        "ADL0020", "[Differentiable] public static double F(double a, [Scratch] double «s») => a;", "drop [Scratch]")]
    [InlineData(
        "ADL0017", "[«Differentiable(Name = \"1x\")»] public static double F(double a) => a;", "plain method name")]
    [InlineData("ADL0018", "[Loss(PerSample = true)] public static double «F»(double a) => a;", "[Sample]")]
    public void A_declaration_that_cannot_be_differentiated_is_an_error(string id, string members, string remedy) =>
        Reported.One(id, members, remedy);

    [Theory]
    [InlineData("ADL0001", "partial class P { [Differentiable] double «F»(double a) => a; }", "make it static")]
    [InlineData(
        "ADL0023", "static partial class P { extension(double a) { [Differentiable] public double «F»() => a; } }",
        "outside of the block")]
    [InlineData(
        "ADL0023",
        "static partial class P { extension(double) { [Differentiable] public static double «F»(double a) => a; } }",
        "'this' parameter")]
    [InlineData("ADL0002", "static class «P» { [Differentiable] static double F(double a) => a; }", "'partial'")]
    [InlineData(
        "ADL0002", "class «P» { static partial class Q { [Differentiable] static double F(double a) => a; } }",
        "'partial'")]
    [InlineData(
        "ADL0022", "file static partial class «P» { [Differentiable] public static double F(double a) => a; }",
        "drop the modifier")]
    [InlineData(
        "ADL0004",
        "partial class P { [Differentiable] static System.Collections.Generic.IEnumerable<double> «F»(double a) { "
        + "yield return a; } }",
        "ordinary method", 2)]
    public void A_type_that_cannot_receive_derivatives_is_an_error(string id, string file, string remedy, int count = 1)
    {
        (string source, string marked) = Reported.Unmark("using AutoDiffDSL;\n" + file);
        Diagnostic[] diagnostics = [.. Reported.InFile(source)];
        Assert.Equal(count, diagnostics.Length);
        Reported.Check(diagnostics.Single(d => d.Id == id), id, marked, remedy);
    }

    [Fact]
    public void Two_methods_that_generate_the_same_name_are_both_errors()
    {
        IEnumerable<Diagnostic> diagnostics = Reported.In(
            """
            [Differentiable] public static double F(double a) => a;
            [Differentiable(Name = "F")] public static double G(double b) => b;
            """);
        Assert.Equal(["F", "G"], diagnostics.Select(Reported.Text));
        Assert.All(diagnostics, d => Assert.Equal("ADL0011", d.Id));
    }

    [Fact]
    public void Overloads_generate_overloads()
    {
        Assert.Empty(Reported.In(
            """
            [Differentiable] public static double F(double a) => a;
            [Differentiable] public static double F(double a, double b) => a * b;
            [Differentiable] public static float F(float a) => a;
            """));
    }

    [Fact]
    public void An_inactive_span_may_receive_inactive_values()
    {
        Assert.Empty(Reported.In(
            "[Differentiable] public static double F(double a, [NoDerivative] Span<double> s, [NoDerivative] double c) "
            + "{ s[0] = c * 2; s[1] = a > 0 ? 1 : 2; return a * s[0]; }"));
    }

    [Theory]
    [InlineData(
        "[Differentiable] public static double F(double a, [NoDerivative] ref double s) { s *= 2; return a * s; }")]
    [InlineData(
        "[Differentiable] public static double F(double a, [Scratch] Span<double> s) { s[0] = a * 2; return s[0]; }")]
    [InlineData("[Differentiable] public static double F(double a, out int n) { n = (int)a; return a * n; }")]
    [InlineData("[Differentiable] public static void F(in double a, ref double b, out double c) { b *= a; c = b; }")]
    [InlineData(
        "[Differentiable] public static double F(double a) => a; "
        + "[Differentiable(Name = \"G\")] public static double F(ref double a) => a;")]
    public void Parameters_by_reference_and_scratch_memory_are_covered(string members) =>
        Assert.Empty(Reported.In(members));

    [Fact]
    public void One_bad_method_costs_only_its_own_derivatives()
    {
        IEnumerable<Diagnostic> diagnostics = Reported.In(
            """
            [Differentiable] public static double Good(double a) => a * a;
            [Differentiable] public static double Bad(double a) { throw null; }
            """);
        Assert.Equal("ADL0101", Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void Code_that_the_compiler_refuses_gets_no_further_errors()
    {
        Assert.Empty(
            Reported.In("[Differentiable] public static double F(double a) { double b = c; return Missing(a) + b; }"));
    }
}
