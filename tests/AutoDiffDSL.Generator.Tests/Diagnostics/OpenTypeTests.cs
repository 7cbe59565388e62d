using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>Attributed methods that leave their number type open.</summary>
public sealed class OpenTypeTests
{
    private const string Ieee = " where T : IFloatingPointIeee754<T>";

    [Theory]
    [InlineData("[Differentiable] public static T F<T>(T a)" + Ieee + " => a * «T.ReciprocalEstimate(a)»;")]
    [InlineData("[Differentiable] public static T F<T>(T a)" + Ieee + " => a * «T.Epsilon»;")]
    [InlineData(
        "[Differentiable] public static T F<T>(T a)" + Ieee + " => a * T.CreateChecked(«int.CreateTruncating(a)»);")]
    [InlineData("[Differentiable] public static T F<T>(T a, int n)" + Ieee + " => n == 0 ? a : a * «F(a, n - 1)»;")]
    [InlineData(
        "interface IShape<T> : IFloatingPointIeee754<T> where T : IShape<T> { static abstract T Area(T x); } "
        + "[Differentiable] public static T F<T>(T a) where T : IShape<T> => «T.Area(a)» * a;")]
    public void What_is_not_known_of_an_open_type_is_an_error_where_it_is_used(string members)
    {
        (string source, string marked) = Reported.Unmark(members);
        Diagnostic diagnostic = Assert.Single(Reported.In(source));
        Assert.Equal(marked, Reported.Text(diagnostic));
        Assert.DoesNotContain("ADL09", diagnostic.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "[Differentiable] public static T F<T>(T a)"
        + Ieee
        + " { ArgumentOutOfRangeException.ThrowIfNegative(a); "
        + "if (a > T.E) throw new ArgumentException($\"{a} is too large\"); return a * a; }")]
    [InlineData(
        "[Differentiable] public static T F<T>(T a, T b)"
        + Ieee
        + " { return G(a) * G(b); T G(T x) => x * T.Cos(x * b); }")]
    [InlineData(
        "public readonly record struct Pair<T>(T X, T Y) where T : INumber<T>; "
        + "[Differentiable] public static T F<T>(T a, T b)"
        + Ieee
        + " { var p = new Pair<T>(a, b * a); return p.X * p.Y; }")]
    [InlineData(
        "[Differentiable] public static T F<T>(T a)"
        + Ieee
        + " => Apply(x => x * x, a); static U Apply<U>(Func<U, U> f, U x) => f(f(x));")]
    [InlineData(
        "[Differentiable] public static T F<T>(T a, double b)"
        + Ieee
        + " { (T x, T y) = (a + default(T), T.CreateChecked(b)); x++; y = -y; "
        + "return x % y + T.CreateSaturating(Math.Sin(b) * double.CreateChecked(a)); }")]
    [InlineData("[Differentiable] public static T F<T>(T a)" + Ieee + " => T.CreateChecked(int.CreateChecked(a)) * a;")]
    [InlineData(
        "[Differentiable] public static T F<T>(T a, T b)"
        + Ieee
        + " => T.MaxNumber(a, b) * T.BitIncrement(a) + T.ScaleB(b, T.ILogB(a)) * (T.IsInteger(b) ? a : b);")]
    [InlineData(
        "[Differentiable] public static T F<T>(T a)"
        + Ieee
        + " => a; [Differentiable] public static double F(double a) => a;")]
    [InlineData(
        "[Differentiable(Modes = Modes.All)] public static void F<@class>(Span<@class> a, ref @class b) where "
        + "@class : IFloatingPointIeee754<@class> { for (int i = 0; i < a.Length; i++) b += a[i] * b; a[0] = b; }")]
    [InlineData(
        "[Differentiable(Modes = Modes.All)] public static T F<T>(double a, double b)"
        + Ieee
        + " => T.CreateChecked(a * b);")]
    public void Generated_methods_of_an_open_type_compile(string members)
    {
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Program(members));
        TestCompilation.Driver()
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out var reported);
        Assert.Empty(reported.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.True(output.SyntaxTrees.Count() > 1);
    }
}
