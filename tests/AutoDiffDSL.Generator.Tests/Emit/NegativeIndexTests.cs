using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>Indices that are out of range for certain: the methods throw, and generated code compiles and throws.</summary>
public sealed class NegativeIndexTests
{
    [Theory]
    [InlineData("x[-1]")]
    [InlineData("t[0] * t.Lengths[-1]")]
    [InlineData("t[-1]")]
    public void A_negative_constant_as_index_gives_no_error_and_no_warning(string expression)
    {
        CSharpCompilation compilation = TestCompilation.Create($$"""
            using System;
            using System.Numerics.Tensors;
            using AutoDiffDSL;
            public static partial class Program
            {
                [Differentiable(Modes = Modes.All)]
                public static double F(double[] x, Tensor<double> t) => {{expression}} * x[0];
            }
            """);
        TestCompilation.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation full, out var reported);
        Assert.Empty(reported.Where(d => d.Severity == DiagnosticSeverity.Error));
        SyntaxTree[] generated = [.. full.SyntaxTrees.Except(compilation.SyntaxTrees)];
        Assert.Single(generated);
        Assert.Empty(full.GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && generated.Contains(d.Location.SourceTree)));
    }
}
