using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>What the generator reports for a source.</summary>
internal static class Reported
{
    /// <summary>The generator's errors for members of the class <c>Program</c>.</summary>
    public static IEnumerable<Diagnostic> In(string members) =>
        InFile(TestCompilation.Program(members));

    /// <summary>All that the generator reports for members of the class <c>Program</c>.</summary>
    public static IEnumerable<Diagnostic> AllIn(string members) =>
        InFile(TestCompilation.Program(members), DiagnosticSeverity.Hidden);

    /// <summary>The generator's errors for a whole file.</summary>
    public static IEnumerable<Diagnostic> InFile(
        string source, DiagnosticSeverity least = DiagnosticSeverity.Error)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        TestCompilation.Driver()
            .RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics);
        return diagnostics
            .Where(d => d.Severity >= least)
            .OrderBy(d => d.Location.SourceSpan.Start);
    }

    /// <summary>Asserts that members of the class <c>Program</c> have one error.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="members">The members, with what it points at between « and ».</param>
    /// <param name="remedy">What its message says.</param>
    public static Diagnostic One(string id, string members, string remedy) =>
        OneInFile(id, TestCompilation.Program(members), remedy);

    /// <summary>As <see cref="One"/>, for a whole file.</summary>
    public static Diagnostic OneInFile(string id, string file, string remedy)
    {
        (string source, string marked) = Unmark(file);
        Diagnostic diagnostic = Assert.Single(InFile(source));
        Check(diagnostic, id, marked, remedy);
        return diagnostic;
    }

    /// <summary>Asserts what a diagnostic is, points at and says.</summary>
    public static void Check(Diagnostic diagnostic, string id, string text, string remedy)
    {
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(text, Text(diagnostic));
        Assert.Contains(remedy, diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>Takes the marks « and » out of a source, and gives the text between them.</summary>
    public static (string Source, string Marked) Unmark(string source)
    {
        int start = source.IndexOf('«', StringComparison.Ordinal);
        int end = source.IndexOf('»', StringComparison.Ordinal);
        string marked = source[(start + 1)..end];
        return (source[..start] + marked + source[(end + 1)..], marked);
    }

    public static string Text(Diagnostic diagnostic) => Text(diagnostic.Location);

    public static string Text(Location location) =>
        location.SourceTree!.ToString()[location.SourceSpan.Start..location.SourceSpan.End];
}
