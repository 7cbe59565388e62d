using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Caching;

public sealed class DeterminismTests
{
    private static readonly string[] Sources =
    [
        TestCompilation.Program(
            "[Differentiable] public static double F(double a, ReadOnlySpan<double> x) "
            + "{ double s = -1.5e-7; for (int i = 0; i < x.Length; i++) { if (x[i] > a) break; s += G.Of(x[i]) * -2; "
            + "} return s; }"),
        "using AutoDiffDSL; public static partial class G { [Differentiable] public static double Of(double a) => a "
        + "* 1.25; }",
        "using AutoDiffDSL; public static partial class H { [Differentiable] public static double of(double a) => a; "
        + "[Differentiable] public static double OF(double a) => -a; "
        + "[Differentiable] public static double Of(double a, double b) => b * a; }",
    ];

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        string expected = Generate(Sources);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Generate(Sources));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_files_changes_nothing() =>
        Assert.Equal(Generate(Sources), Generate([.. Sources.Reverse()]));

    [Fact]
    public void Methods_whose_names_differ_by_case_get_files_that_differ_by_more()
    {
        string[] names = [.. Run(Sources).GeneratedSources.Select(s => s.HintName)];
        Assert.Equal(5, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Program.F.g.cs", names);
        Assert.Contains("H.Of(double,double).g.cs", names);
    }

    [Fact]
    public void Lines_end_alike_everywhere() =>
        Assert.DoesNotContain("\r", Generate(Sources), StringComparison.Ordinal);

    private static string Generate(string[] sources) => string.Join(
        "\n",
        Run(sources).GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal).Select(s =>
            s.HintName + "\n" + s.SourceText));

    private static GeneratorRunResult Run(string[] sources)
    {
        GeneratorRunResult result = TestCompilation.Driver()
            .RunGenerators(TestCompilation.Create(sources))
            .GetRunResult()
            .Results
            .Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return result;
    }
}
