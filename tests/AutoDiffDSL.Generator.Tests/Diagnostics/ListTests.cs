using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>What lists are refused for, and what they are not.</summary>
public sealed class ListTests
{
    /// <summary>
    /// Body of a method of <c>a</c> and the lists <c>l</c> and <c>k</c>, with the refused construct between « and ».
    /// </summary>
    [Theory]
    [InlineData("«l.Add(1)»; return a;", "an array or a span")]
    [InlineData("«l.Clear()»; return a;", "an array or a span")]
    [InlineData("a *= «l.ToArray()»[0]; return a;", "an array or a span")]
    [InlineData("«l[0]» = 2; return a;", "'Count', 'list[i]' and 'foreach'")]
    [InlineData("«l[^1]» += 2; return a;", "as constants")]
    [InlineData("«l[0]»++; return a;", "as constants")]
    [InlineData("(a, «l[0]») = (1, 2); return a;", "as constants")]
    [InlineData("«l.Capacity» = 2; return a;", "as constants")]
    [InlineData("return a * «l[1..]»[0];", "a part of one")]
    [InlineData("List<double> m = «[1, 2]»; return a * m[0];", "makes one")]
    [InlineData("IReadOnlyList<double> m = «new double[2]»; return a * m[0];", "makes one")]
    [InlineData("var m = «new List<double>()»; return a;", "makes one")]
    [InlineData("Helper(«l.GetRange(0, 1)»); return a;", "makes one")]
    [InlineData("IReadOnlyList<double> m = l; if (a > 0) { m = k; } return a * m[0];", "which one it is")]
    [InlineData("IReadOnlyList<double> m = «a > 0 ? l : k»; return a * m[0];", "which one it is")]
    [InlineData(
        "IReadOnlyList<double> m = l; foreach (double v in l) { a *= m[0]; m = k; } return a;", "which one it is")]
    [InlineData("return a * Chosen(a, l, k)[0];", "which one it is")]
    public void A_list_that_is_no_constant_is_an_error_where_that_shows(string body, string remedy)
    {
        string members = $$"""
            [Differentiable]
            public static double F(double a, [NoDerivative] List<double> l, [NoDerivative] List<double> k) { {{body}} }
            static double Helper(IReadOnlyList<double> v) => v[0];
            static List<double> Chosen(double v, List<double> p, List<double> q) { if (v > 0) return p; return q; }
            """;
        bool isMarked = members.Contains('«', StringComparison.Ordinal);
        (string source, string marked) = isMarked ? Reported.Unmark(members) : (members, "");
        Diagnostic[] diagnostics = [.. Reported.In(source)];
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal("ADL0225", diagnostic.Id);
        Assert.Contains(remedy, diagnostic.GetMessage(), StringComparison.Ordinal);
        if (isMarked) Assert.Equal(marked, Reported.Text(diagnostic));
        else Assert.NotEqual(Location.None, diagnostic.Location);
    }

    [Theory]
    [InlineData("double s = 0; foreach (double v in l) s += v * a; return s;")]
    [InlineData("IReadOnlyList<double> m = l; return a * m[^1] * m.Count;")]
    [InlineData("IReadOnlyList<double> m = a > 0 ? l : l; return a * m[0];")]
    [InlineData("IReadOnlyList<double> m; do { m = l; a *= 0.5; } while (a > 1); return a * m[0];")]
    [InlineData("return a * Helper(l) * Chosen(l)[0];")]
    [InlineData("var t = (l, a); return t.l[0] * t.a;")]
    [InlineData("Func<int, double> at = i => l[i]; return a * at(0);")]
    public void A_list_that_stays_what_it_is_is_covered(string body) => Assert.Empty(Reported.AllIn($$"""
        [Differentiable] public static double F(double a, [NoDerivative] List<double> l) { {{body}} }
        static double Helper(IReadOnlyList<double> v) => v[0];
        static List<double> Chosen(List<double> p) { if (p.Count > 3) return p; return p; }
        """));

    [Fact]
    public void A_mark_on_a_list_of_integers_has_no_effect_and_on_one_of_numbers_it_has() => Assert.Equal(
        "ADL0504",
        Assert.Single(Reported.AllIn(
            """
            [Differentiable] public static double F(
                double a, [NoDerivative] List<int> i, [NoDerivative] List<double> l) => a * i[0] * l[i[0]];
            """)).Id);
}
