using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Derivatives.Tests.Mutations;

/// <summary>The corpus as source text: its files, and every attributed method in them.</summary>
public static class CorpusSource
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly Lazy<IReadOnlyList<(
        CompilationUnitSyntax File, MethodDeclarationSyntax Method)>> s_methods =
        new(() => [.. Files().SelectMany(file => Attributed(file).Select(method => (file, method)))]);

    /// <summary>Each attributed method with the file that it stands in.</summary>
    public static IReadOnlyList<(CompilationUnitSyntax File, MethodDeclarationSyntax Method)> Methods =>
        s_methods.Value;

    /// <summary>The files that only declare what methods in others use.</summary>
    public static IReadOnlyList<SyntaxTree> Declarations { get; } =
    [
        .. Files().Where(file => !Attributed(file).Any())
            .Select((file, i) =>
                CSharpSyntaxTree.Create(file, ParseOptions, $"Shared{i}.cs", System.Text.Encoding.UTF8)),
    ];

    public static bool IsAttributed(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString() is "Differentiable" or "Loss");

    private static IEnumerable<MethodDeclarationSyntax> Attributed(SyntaxNode file) =>
        file.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsAttributed);

    private static IEnumerable<CompilationUnitSyntax> Files()
    {
        Assembly assembly = typeof(CorpusSource).Assembly;
        foreach (string name in assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("Corpus/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return SyntaxFactory.ParseCompilationUnit(reader.ReadToEnd(), options: ParseOptions);
        }
    }
}
