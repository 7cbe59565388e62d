using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>
/// Runs the generator over one method for each member, many of them in one compilation, and then what it has generated.
/// </summary>
internal static class CoverageRun
{
    private const int MembersOfACompilation = 1100;

    private const string Head = "using System; using System.Buffers; using System.Collections.Generic;\n"
        + "using System.Globalization; using System.Numerics; using System.Numerics.Tensors; using System.Text;\n"
        + "using AutoDiffDSL;\n"
        + "#pragma warning disable\npublic static partial class Program\n{\n";

    public static IReadOnlyList<MemberCoverage> Of(IReadOnlyList<LibraryMember> members) =>
    [
        .. members.Chunk(MembersOfACompilation).AsParallel().AsOrdered().SelectMany(OfSome),
    ];

    private static IEnumerable<MemberCoverage> OfSome(LibraryMember[] members)
    {
        MemberProgram[] programs = [.. members.Select((m, i) => MemberProgram.Of(m, "M" + i))];
        CSharpCompilation compilation = TestCompilation.Create(
            Text(programs.Select(p => p.Source), TensorOperands.Helpers));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        ILookup<int, Diagnostic> refusals = driver.GetRunResult().Diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .ToLookup(NumberOf);
        string runners = Text(programs.Select((p, i) => refusals[i].Any() ? "" : p.Runner()));
        updated = updated.AddSyntaxTrees(CSharpSyntaxTree.ParseText(runners, TestCompilation.ParseOptions, "Run.cs"));
        using var image = new MemoryStream();
        Diagnostic[] errors =
        [
            .. updated.Emit(image).Diagnostics
                .Where(d => d.Severity >= (IsGenerated(d) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error)),
        ];
        ILookup<int, string> failures = errors.Length > 0
            ? errors.ToLookup(NumberOf, e => e.ToString())
            : Differences(image, programs.Length);
        return members.Select((m, i) =>
            new MemberCoverage(m, programs[i].Source, [.. refusals[i]], [.. failures[i]]));
    }

    /// <summary>How the forward derivatives' values differ from those of the programs.</summary>
    private static ILookup<int, string> Differences(MemoryStream image, int count)
    {
        image.Position = 0;
        Type type = new AssemblyLoadContext("Coverage", isCollectible: true).LoadFromStream(image).GetType("Program")!;
        return Enumerable.Range(0, count)
            .Select(i => (Number: i, Run: type.GetMethod($"M{i}Run")))
            .Where(p => p.Run is not null)
            .Select(p => (p.Number, Plain: Result(p.Run!, false), Forward: Result(p.Run!, true)))
            .Where(p => !Outcome.AreSame(p.Plain, p.Forward))
            .ToLookup(p => p.Number, p => $"The program gives {Outcome.Show(p.Plain)}, Jvp {Outcome.Show(p.Forward)}");
    }

    private static object Result(MethodInfo run, bool forward)
    {
        try
        {
            return run.Invoke(null, [forward])!;
        }
        catch (TargetInvocationException error)
        {
            return error.InnerException!;
        }
    }

    private static string Text(IEnumerable<string> lines, string last = "") =>
        Head + string.Join("\n", lines) + "\n" + last + "}\n";

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    /// <summary>The number of the program that a diagnostic is about: its line, or the file generated from it.</summary>
    private static int NumberOf(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return -1;
        if (!IsGenerated(diagnostic)) return diagnostic.Location.GetLineSpan().StartLinePosition.Line - 6;
        string name = Path.GetFileName(tree.FilePath).Split('.')[1];
        return int.Parse(new string([.. name.Skip(1).TakeWhile(char.IsAsciiDigit)]), null);
    }
}
