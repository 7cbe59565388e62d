using System.Collections.Immutable;
using AutoDiffDSL.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffDSL.CodeFixes.Tests;

/// <summary>Runs the generator on a source, and one fix on the first of its diagnostics that the fix is for.</summary>
internal static class FixedSource
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The source after the fix.</summary>
    public static async Task<string> By(CodeFixProvider fix, string source)
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Tests", LanguageNames.CSharp)
            .WithParseOptions(s_parse)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(s_references);
        Document document = project.AddDocument("Source.cs", SourceText.From(source));
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        Diagnostic diagnostic = Diagnostics(compilation).First(d => fix.FixableDiagnosticIds.Contains(d.Id));

        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        ImmutableArray<CodeActionOperation> operations =
            await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        Solution changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    /// <summary>The ids of what the generator reports for a source.</summary>
    public static IEnumerable<string> Ids(string source) =>
        Diagnostics(CSharpCompilation.Create(
            "Tests",
            [CSharpSyntaxTree.ParseText(source, s_parse)],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))).Select(d => d.Id);

    private static ImmutableArray<Diagnostic> Diagnostics(Compilation compilation) =>
        CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: s_parse)
            .RunGenerators(compilation)
            .GetRunResult()
            .Diagnostics;
}
