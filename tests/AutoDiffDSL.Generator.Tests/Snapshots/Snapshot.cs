using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Snapshots;

/// <summary>
/// Compares generated files with <c>Class.Method#hint.verified.cs</c> beside the test, by Verify's conventions: what
/// differs is written as <c>.received.cs</c>, and accepting it means renaming it.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string source, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        Assert.Empty(driver.GetRunResult().Diagnostics);
        Assert.Empty(updated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        GeneratedSourceResult[] results = [.. driver.GetRunResult().Results.SelectMany(r => r.GeneratedSources)];
        Assert.NotEmpty(results);
        string prefix = Path.Combine(
            Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "." + method);
        foreach (GeneratedSourceResult result in results)
        {
            string name = prefix + "#" + Path.GetFileNameWithoutExtension(result.HintName);
            Compare(name, "//HintName: " + result.HintName + "\n" + result.SourceText);
        }
    }

    private static void Compare(string name, string text)
    {
        string verified = name + ".verified.cs";
        string received = name + ".received.cs";
        if (File.Exists(verified) && File.ReadAllText(verified) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text, new UTF8Encoding(false));
        Assert.Fail($"{Path.GetFileName(verified)} differs from {Path.GetFileName(received)}.");
    }
}
