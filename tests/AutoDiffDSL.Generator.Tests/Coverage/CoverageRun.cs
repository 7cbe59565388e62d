using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>Runs the generator over one method for each member, many of them in one compilation.</summary>
internal static class CoverageRun
{
    private const int MembersOfACompilation = 500;

    private const string Head = "using System; using System.Buffers; using System.Collections.Generic; using System.Numerics;\n"
        + "using System.Numerics.Tensors; using System.Text; using AutoDiffDSL;\n"
        + "#pragma warning disable\npublic static partial class Program\n{\n";

    public static IReadOnlyList<MemberCoverage> Of(IReadOnlyList<LibraryMember> members) =>
    [
        .. members.Chunk(MembersOfACompilation).AsParallel().AsOrdered().SelectMany(OfSome),
    ];

    private static IEnumerable<MemberCoverage> OfSome(LibraryMember[] members)
    {
        string[] programs = [.. members.Select((m, i) => MemberProgram.Write(m, "M" + i))];
        CSharpCompilation compilation = TestCompilation.Create(Head + string.Join("\n", programs) + "\n}\n");
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        ILookup<int, Diagnostic> refusals = driver.GetRunResult().Diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .ToLookup(NumberOf);
        ILookup<int, Diagnostic> failures = updated.GetDiagnostics()
            .Where(d => d.Severity >= (IsGenerated(d) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error))
            .ToLookup(NumberOf);
        return members.Select((m, i) =>
            new MemberCoverage(m, programs[i], [.. refusals[i]], [.. failures[i]]));
    }

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    /// <summary>The number of the program that a diagnostic is about: its line, or the file generated from it.</summary>
    private static int NumberOf(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return -1;
        if (!IsGenerated(diagnostic)) return diagnostic.Location.GetLineSpan().StartLinePosition.Line - 5;
        string name = Path.GetFileName(tree.FilePath).Split('.')[1];
        return int.Parse(new string([.. name.Skip(1).TakeWhile(char.IsAsciiDigit)]), null);
    }
}
