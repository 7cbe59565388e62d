using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace AutoDiffDSL.Derivatives.Tests.Mutations;

/// <summary>
/// Whatever a user's method looks like, the generator ends in diagnostics or in code that compiles. <c>MUTATIONS</c>
/// gives the number of mutants; without it there are few enough for every build.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Default = 200;

    /// <summary>What all mutants share, whose references are therefore read once.</summary>
    private static readonly CSharpCompilation s_base = CSharpCompilation.Create(
        "Mutant",
        [
            CSharpSyntaxTree.ParseText(
                "global using System; global using System.Collections.Generic; global using System.Linq; "
                + "global using Xunit;",
                CorpusSource.ParseOptions),
            .. CorpusSource.Declarations,
        ],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false));

    /// <summary>A mutant declares the types of the corpus once more, and its own win.</summary>
    private const string NameOfTheCorpusItself = "CS0436";

    [Fact]
    public void Mutants_of_the_corpus_end_in_diagnostics_or_in_code_that_compiles()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("MUTATIONS"), out int asked) ? asked : Default;
        int refused = 0, generated = 0, broken = 0;
        var failures = new ConcurrentBag<string>();
        Parallel.For(0, count, seed =>
        {
            CompilationUnitSyntax mutant = Mutant(seed);
            switch (Outcome(mutant, out string? failure))
            {
                case Ending.Generated: Interlocked.Increment(ref generated); break;
                case Ending.Refused: Interlocked.Increment(ref refused); break;
                case Ending.NoProgram: Interlocked.Increment(ref broken); break;
            }

            if (failure is not null) failures.Add($"seed {seed}: {failure}");
        });
        output.WriteLine($"{count} mutants: {generated} generated, {refused} refused, {broken} that C# refuses itself");
        Assert.True(failures.IsEmpty, $"{failures.Count} failures\n" + string.Join("\n\n", failures.Order().Take(20)));
        Assert.True(generated > count / 20 && refused > count / 100, "the mutants have become too alike");
    }

    /// <summary>The file of a corpus method after changes; no other method in it is attributed.</summary>
    private static CompilationUnitSyntax Mutant(int seed)
    {
        var random = new Random(seed);
        (CompilationUnitSyntax file, MethodDeclarationSyntax method) =
            CorpusSource.Methods[random.Next(CorpusSource.Methods.Count)];
        var mutator = new Mutator(random, [.. CorpusSource.Methods.Select(m => m.Method)]);
        MethodDeclarationSyntax changed = mutator.Mutate(method);
        SyntaxNode only = file.ReplaceNodes(
            file.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(CorpusSource.IsAttributed),
            (original, _) => original == method ? changed : original.WithAttributeLists([]));
        return SyntaxFactory.ParseCompilationUnit(only.ToFullString(), options: CorpusSource.ParseOptions);
    }

    private static Ending Outcome(CompilationUnitSyntax mutant, out string? failure)
    {
        failure = null;
        SyntaxTree tree = CSharpSyntaxTree.Create(
            mutant, CorpusSource.ParseOptions, "Mutant.cs", System.Text.Encoding.UTF8);
        CSharpCompilation compilation = s_base.AddSyntaxTrees(tree);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [RandomPrograms.ProgramCompiler.Generator()], parseOptions: CorpusSource.ParseOptions);
        GeneratorRunResult result = driver.RunGenerators(compilation).GetRunResult().Results[0];
        ImmutableArray<Diagnostic> diagnostics = result.Diagnostics;
        if (result.Exception is { } exception)
        {
            failure = exception + "\n" + mutant;
        }
        else if (diagnostics.FirstOrDefault(d => d.Id is "CS8785" or "ADL0999") is { } internalError)
        {
            failure = internalError + "\n" + Method(mutant);
        }

        if (IsRefusedByCompiler(compilation, tree)) return Ending.NoProgram;
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error)) return Ending.Refused;
        Compilation whole = compilation.AddSyntaxTrees(result.GeneratedSources.Select(s => s.SyntaxTree));
        Diagnostic? error = result.GeneratedSources
            .SelectMany(source => whole.GetSemanticModel(source.SyntaxTree).GetDiagnostics())
            .FirstOrDefault(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != NameOfTheCorpusItself);
        if (result.GeneratedSources.IsEmpty) failure ??= "neither code nor an error\n" + Method(mutant);
        else if (error is not null) failure ??= error + "\n" + Method(mutant) + "\n" + Around(error);
        return Ending.Generated;
    }

    /// <summary>
    /// Whether C# does not take the source; some mutants, with an indexer in <c>nameof</c>, even throw in the compiler.
    /// </summary>
    private static bool IsRefusedByCompiler(Compilation compilation, SyntaxTree tree)
    {
        try
        {
            return compilation.GetSemanticModel(tree).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static string Method(CompilationUnitSyntax mutant) => string.Join(
        "\n", mutant.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(CorpusSource.IsAttributed));

    private static string Around(Diagnostic error) => error.Location.SourceTree is { } tree
        ? tree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";

    private enum Ending
    {
        NoProgram,
        Refused,
        Generated,
    }
}
