using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests;

/// <summary>Compilations of test sources against the running framework and the AutoDiffDSL library.</summary>
internal static class TestCompilation
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
    ];

    public static CSharpCompilation Create(params string[] sources) => CSharpCompilation.Create(
        "Tests",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, "File" + i + ".cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    /// <summary>The generator, which writes in the version of C# that the sources are in.</summary>
    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>The members as the body of a partial class <c>Program</c>.</summary>
    public static string Program(string members) =>
        "using System; using System.Collections.Generic;\nusing System.Numerics;\nusing AutoDiffDSL;\n\npublic "
        + "static partial class Program\n{\n" + members + "\n}\n";
}
