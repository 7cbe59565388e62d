using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

public sealed class FailureTests
{
    [Fact]
    public void A_failure_of_the_compiler_is_an_error_that_names_the_file_and_costs_that_file_alone()
    {
        DifferentiableGenerator.GeneratedFile file = DifferentiableGenerator.Compile(Model(returnOutput: 7));
        Assert.Empty(file.Text);

        Diagnostic diagnostic = DifferentiableGenerator.Failure(file);
        Assert.Equal("ADL0999", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Contains("Program.Broken", diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("report it", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_model_has_no_failure()
    {
        DifferentiableGenerator.GeneratedFile file = DifferentiableGenerator.Compile(Model(returnOutput: 0));
        Assert.Null(file.Error);
        Assert.Contains("BrokenGradient", file.Text, StringComparison.Ordinal);
    }

    /// <summary>The identity; sound only if it returns the one output that it has.</summary>
    private static MethodModel Model(int returnOutput)
    {
        var values = new ValueFactory();
        Value x = values.New(IrType.Float64, "x");
        var parameter = new Parameter("x", IrType.Float64, Passing.Value, 0, -1, ParameterRole.Primal, 0, true);
        var body = new Block(new[] { x }, Array.Empty<Instruction>(), new[] { x });
        return new MethodModel(
            new TypeModel("", new[] { "static partial class Program" }),
            "public",
            "Broken",
            "Broken(double)",
            "Program.Broken",
            DerivativeModes.Jvp | DerivativeModes.Vjp | DerivativeModes.Gradient | DerivativeModes.Hvp,
            new Function("Broken", new[] { parameter }, returnOutput, body, values.NextId),
            null);
    }
}
