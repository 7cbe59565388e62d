using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>Which methods each of the modes gives.</summary>
public sealed class ModesTests
{
    [Theory]
    [InlineData(
        "[Differentiable(Modes = Modes.All)] public static double F(double a, float b) => a * b;",
        "FJvp FVjp FGradient FHvp FThird")]
    [InlineData(
        "[Differentiable(Modes = Modes.All)] public static double F(double a) => a;",
        "FJvp FVjp FGradient FHvp FThird FJacobian FHessian")]
    [InlineData(
        "[Differentiable(Modes = Modes.All)] public static void F(Span<double> a) { a[0] *= 2; }",
        "FJvp FVjp FJacobian")]
    [InlineData("[Differentiable(Modes = Modes.Jacobian)] public static double F(double a) => a;", "FVjp FJacobian")]
    [InlineData(
        "[Differentiable(Modes = Modes.Hessian)] public static double F(double a) => a;", "FGradient FHvp FHessian")]
    [InlineData(
        "[Differentiable(Modes = Modes.Third)] public static double F(double a, double aDotThird) => a * aDotThird;",
        "FThird")]
    public void Modes_say_what_is_generated(string members, string expected)
    {
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Program(members));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        Assert.Empty(driver.GetRunResult().Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(updated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        INamedTypeSymbol type = updated.GetTypeByMetadataName("Program")!;
        string[] names = ["FJvp", "FVjp", "FGradient", "FHvp", "FThird", "FJacobian", "FHessian"];
        Assert.Equal(expected.Split(' '), names.Where(n => !type.GetMembers(n).IsEmpty));
    }
}
