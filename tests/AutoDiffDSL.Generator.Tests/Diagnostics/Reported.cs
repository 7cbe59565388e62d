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
