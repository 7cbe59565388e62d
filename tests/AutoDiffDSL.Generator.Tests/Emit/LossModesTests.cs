using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>Which members a loss gets whatever modes it asks for.</summary>
public sealed class LossModesTests
{
    [Fact]
    public void A_loss_that_asks_for_one_mode_still_has_an_objective_with_a_gradient()
    {
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Program(
            "[Loss(Modes = Modes.Jvp)] public static double Bowl(double x, [NoDerivative] double y) => (x - y) * "
            + "(x - y);"));
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        Assert.Empty(driver.GetRunResult().Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(updated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        INamedTypeSymbol type = updated.GetTypeByMetadataName("Program")!;
        Assert.NotEmpty(type.GetMembers("BowlGradient"));
        Assert.Contains(type.GetTypeMembers("BowlObjective").Single().AllInterfaces, i => i.Name == "IObjective");
    }
}
