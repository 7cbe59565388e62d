using System;
using System.Collections.Generic;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>Reports what is wrong with rules, whether or not anything uses them.</summary>
internal static class RuleChecks
{
    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        foreach (string attribute in (string[])[RuleDeclaration.DerivativeOf, RuleDeclaration.VjpOf])
        {
            IncrementalValuesProvider<IReadOnlyList<Diagnostic>> diagnostics =
                context.SyntaxProvider.ForAttributeWithMetadataName(
                    attribute, static (node, _) => node is MethodDeclarationSyntax, Check);
            context.RegisterSourceOutput(diagnostics, static (output, found) =>
            {
                foreach (Diagnostic diagnostic in found)
                {
                    output.ReportDiagnostic(diagnostic);
                }
            });
        }
    }

    private static IReadOnlyList<Diagnostic> Check(
        GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticSink();
        if (context.TargetSymbol is IMethodSymbol method)
        {
            try
            {
                foreach (AttributeData attribute in context.Attributes)
                {
                    var rule = new RuleDeclaration(method, attribute);
                    RuleReader.Check(rule, context.SemanticModel.Compilation, diagnostics, cancellation);
                }
            }
            catch (InsufficientExecutionStackException)
            {
                diagnostics.Report(CallDiagnostics.TooDeep, method.Locations[0], method.Name);
            }
        }

        return diagnostics.Diagnostics;
    }
}
