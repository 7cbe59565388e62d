using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>What the tape keeps is shown to those who ask, and held to a budget.</summary>
public sealed class TapeReportTests
{
    private const string Chain =
        "[Differentiable] public static double F(double a, ReadOnlySpan<double> w) "
        + "{ for (int i = 0; i < w.Length; i++) a = Math.Tanh(w[i] * a); return a; }";

    [Theory]
    [InlineData(
        "[Differentiable] public static double F(double a, int n) { double s = 0; "
        + "for (int i = 0; i < n; i++) { double e = «Math.Exp(a * i)»; s += e * e; } return s; }",
        "'Math.Exp(a * i)', 8 * n bytes, in 'FGradient': it is what a mathematical function gave, which is not "
        + "called twice")]
    [InlineData(
        "[Differentiable] public static float F(float a, int n) { «for (int i = 1; i < n; i++) a = a * a + i;» "
        + "return a; }",
        "'a', 4 * (n - 1) bytes, in 'FGradient': an iteration starts from what the one before it gave")]
    [InlineData(
        "[Differentiable] public static double F(double a) { «while (a > 0.1) a = a * a + 0.01;» return a; }",
        "'a', 8 * (trips of while (a > 0.1)) bytes, in 'FGradient': an iteration starts from what the one before "
        + "it gave")]
    [InlineData(
        "[Differentiable] public static double F(double a) { for (int i = 0; i < 10; i++) for (int j = 0; j < 20; "
        + "j++) «a += Math.Sin(a)»; return a; }",
        "a factor of the derivative of 'a += Math.Sin(a)', 1600 bytes")]
    [InlineData(
        "[Differentiable] public static void F(Span<double> x) { for (int i = 1; i < x.Length; i++) x[i] *= «x[i - "
        + "1]»; }",
        "'x[i - 1]', 8 * (x.Length - 1) bytes, in 'FVjp': the memory that it was read from is written later")]
    [InlineData(
        "[Differentiable] public static double F(double a) { for (int i = 0; i < 9; i++) a = G(a); return a; } "
        + "static double G(double x) => 1 / «Math.Exp(x)»;",
        "'Math.Exp(x)', 72 bytes")]
    public void A_value_is_shown_where_it_is_computed(string members, string expected)
    {
        (string source, string marked) = Reported.Unmark(members);
        Diagnostic[] kept = [.. Run(Enabled(source)).Where(d => d.Id == "ADL0601")];
        Diagnostic found = Assert.Single(
            kept, d => d.GetMessage().Contains(expected, StringComparison.Ordinal));
        Assert.Equal(marked, Reported.Text(found));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Fact]
    public void Nothing_is_shown_unless_it_is_asked_for() => Assert.Empty(Run(Compilation(Chain)));

    [Theory]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    public void An_editorconfig_turns_the_report_on(ReportDiagnostic setting, DiagnosticSeverity severity)
    {
        CSharpCompilation compilation = Compilation(Chain);
        compilation = compilation.WithOptions(
            compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig("ADL0601", setting)));
        ImmutableArray<Diagnostic> diagnostics = Run(compilation);
        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, d => Assert.Equal(("ADL0601", severity), (d.Id, d.Severity)));
    }

    [Theory]
    [InlineData(
        "[«TapeBudget(100)»] [Differentiable] public static double F(double a) { for (int i = 0; i < 20; i++) a = a "
        + "* a; return a; }",
        "takes 160 bytes, and its budget is 100")]
    [InlineData(
        "[«TapeBudget(1000, Assumed = 500)»] [Differentiable] public static double F(double a, int n) { for (int i "
        + "= 0; i < n; i++) a = a * a; return a; }",
        "takes 4000 bytes")]
    public void A_tape_beyond_its_budget_is_an_error(string members, string expected)
    {
        Diagnostic diagnostic = Reported.One("ADL0602", members, expected);
        Assert.Contains("[Checkpoint]", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.NotEmpty(diagnostic.AdditionalLocations);
    }

    [Theory]
    [InlineData(
        "[TapeBudget(160)] [Differentiable] public static double F(double a) { for (int i = 0; i < 20; i++) a = a "
        + "* a; return a; }")]
    [InlineData(
        "[TapeBudget(1)] [Differentiable] public static double F(double a, int n) { for (int i = 0; i < n; i++) a "
        + "= a * a; return a; }")]
    [InlineData(
        "[TapeBudget(0)] [Differentiable] public static double F(double a, ReadOnlySpan<double> x) { for (int i = "
        + "0; i < 20; i++) a += x[0] * x[1]; return a; }")]
    public void A_tape_within_its_budget_is_none(string members) => Assert.Empty(Reported.In(members));

    [Theory]
    [InlineData(
        "[Differentiable] public static double F(double a) { for (int i = 0; i < 100000; i++) for (int j = 0; j < "
        + "100000; j++) «a = Math.Sin(a)»; return a; }")]
    public void A_tape_that_would_overflow_is_an_error(string members)
    {
        (string source, string marked) = Reported.Unmark(members);
        Diagnostic[] diagnostics = [.. Reported.In(source)];
        Assert.All(diagnostics, d => Assert.Equal("ADL0603", d.Id));
        Assert.Contains(diagnostics, d => Reported.Text(d) == marked);
    }

    [Fact]
    public void Long_loops_that_keep_nothing_are_no_error() => Assert.Empty(Reported.In(
        "[Differentiable] public static double F(double a) { double s = 0; "
        + "for (int i = 0; i < 100000; i++) for (int j = 0; j < 100000; j++) s += a * i; return s; }"));

    [Fact]
    public void A_checkpoint_keeps_its_arguments_alone()
    {
        const string Members =
            "[Differentiable] public static double F(double a) { for (int i = 0; i < 9; i++) a = Step(a); return a; } "
            + "private static double Step(double x) => Math.Exp(x) * Math.Sin(x);";
        Assert.Equal(3 * 72, Bytes(Members));
        Assert.Equal(72, Bytes(Members.Replace("private", "[Checkpoint] private", StringComparison.Ordinal)));

        static int Bytes(string members) => Run(Enabled(members))
            .Where(d => d.GetMessage().Contains("in 'FGradient'", StringComparison.Ordinal))
            .Sum(d => int.Parse(d.GetMessage().Split(", ")[1].Split(' ')[0], null));
    }

    [Theory]
    [InlineData("[Checkpoint] static void «G»(ref System.Span<double> x) => x[0] *= 2;")]
    [InlineData("[Checkpoint] static T «G»<T>(T x) where T : INumber<T> => x * x;")]
    [InlineData("static double G(double x) { return H(x); [Checkpoint] static double «H»(double y) => y * y; }")]
    public void What_cannot_be_called_again_is_no_checkpoint(string member) =>
        Reported.One("ADL0604", member, "make it a method of a class");

    [Fact]
    public void A_checkpoint_that_no_derivative_calls_generates_nothing()
    {
        CSharpCompilation compilation = Compilation("[Checkpoint] static double G(double x) => x * x;");
        TestCompilation.Driver()
            .RunGeneratorsAndUpdateCompilation(
                compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(compilation.SyntaxTrees.Length, output.SyntaxTrees.Count());
    }

    private static CSharpCompilation Compilation(string members) =>
        TestCompilation.Create(TestCompilation.Program(members));

    private static CSharpCompilation Enabled(string members)
    {
        CSharpCompilation compilation = Compilation(members);
        return compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            [new KeyValuePair<string, ReportDiagnostic>("ADL0601", ReportDiagnostic.Info)]));
    }

    private static ImmutableArray<Diagnostic> Run(CSharpCompilation compilation)
    {
        TestCompilation.Driver()
            .RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics);
        return diagnostics;
    }

    /// <summary>What an <c>.editorconfig</c> says of one diagnostic.</summary>
    private sealed class EditorConfig(string id, ReportDiagnostic setting) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = setting;
            return diagnosticId == id;
        }

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
