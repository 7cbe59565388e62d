using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffDSL.Generator;

/// <summary>
/// Writes the derivatives of attributed methods. Reading runs again at every change of the compilation, since a callee
/// may have
/// changed in any file; what follows runs only where the model has changed.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <summary>The tracking name of the step whose result is everything that generated code depends on.</summary>
    public const string ModelStep = "Model";

    /// <summary>The tracking name of the step that compiles a model to source text.</summary>
    public const string SourceStep = "Source";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<MethodModel> differentiable = Register(context, Request.Differentiable);
        IncrementalValuesProvider<MethodModel> losses = Register(context, Request.Loss);
        IncrementalValuesProvider<MethodModel> checkpoints = Register(context, Request.Checkpoint);
        IncrementalValueProvider<Demands> demands = differentiable.Collect()
            .Combine(losses.Collect())
            .Combine(checkpoints.Collect())
            .Select(static (models, _) => Demands.Of([.. models.Left.Left, .. models.Left.Right, .. models.Right]));
        Generate(context, differentiable, demands);
        Generate(context, losses, demands);
        Generate(context, checkpoints, demands);
        RuleChecks.Register(context);
    }

    /// <summary>Reads the methods with one attribute, and reports what is wrong with them.</summary>
    private static IncrementalValuesProvider<MethodModel> Register(
        IncrementalGeneratorInitializationContext context, string attribute)
    {
        IncrementalValuesProvider<Reading> readings = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax,
            Read);
        context.RegisterSourceOutput(readings, static (output, reading) =>
        {
            foreach (Diagnostic diagnostic in reading.Diagnostics)
            {
                output.ReportDiagnostic(diagnostic);
            }
        });
        return readings
            .Where(static reading => reading.Model is not null)
            .Select(static (reading, _) => reading.Model!)
            .WithTrackingName(ModelStep);
    }

    /// <summary>Compiles models, with what the derivatives of others demand of them.</summary>
    private static void Generate(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<MethodModel> models,
        IncrementalValueProvider<Demands> demands)
    {
        IncrementalValuesProvider<GeneratedFile> files = models
            .Combine(demands)
            .Select(static (pair, _) => pair.Left with { Demanded = pair.Right.Of(pair.Left.Key) })
            .Select(static (model, _) => Compile(model))
            .WithTrackingName(SourceStep);
        context.RegisterSourceOutput(files, static (output, file) =>
        {
            if (file.Error is null && file.Text.Length > 0)
            {
                output.AddSource(file.HintName + ".g.cs", SourceText.From(file.Text, Encoding.UTF8));
            }
            else if (file.Error is not null)
            {
                output.ReportDiagnostic(Diagnostic.Create(CallDiagnostics.Internal, Location.None, file.Error, ""));
            }
        });
    }

    private static Reading Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticSink();
        MethodModel? model = null;
        AttributeData attribute = context.Attributes[0];
        if (context.TargetSymbol is IMethodSymbol method && IsReadBy(method, attribute))
        {
            try
            {
                Compilation compilation = context.SemanticModel.Compilation;
                model = MethodReader.Read(method, attribute, compilation, diagnostics, cancellation);
            }
            catch (InsufficientExecutionStackException)
            {
                diagnostics.Report(CallDiagnostics.TooDeep, method.Locations[0], method.Name);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // What the compiler refuses may have no sound form; its own errors say why.
                diagnostics.IsInvalid = diagnostics.FindsCompilerErrors(cancellation);
                string subject = method.Name + ": " + FirstLine(error);
                diagnostics.Report(CallDiagnostics.Internal, method.Locations[0], subject);
            }
        }

        return new Reading(diagnostics.HasErrors ? null : model, diagnostics.Diagnostics);
    }

    /// <summary>The file of one method; a failure of the compiler costs that file alone.</summary>
    internal static GeneratedFile Compile(MethodModel model)
    {
        try
        {
            return new GeneratedFile(model.HintName, Compiler.Compile(model), null);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new GeneratedFile(model.HintName, "", model.HintName + ": " + FirstLine(error));
        }
    }

    internal static Diagnostic Failure(GeneratedFile file) =>
        Diagnostic.Create(CallDiagnostics.Internal, Location.None, file.Error, "");

    /// <summary>A method with several attributes is read once.</summary>
    private static bool IsReadBy(IMethodSymbol method, AttributeData attribute) =>
        SymbolEqualityComparer.Default.Equals(Request.Of(method)?.AttributeClass, attribute.AttributeClass);

    private static string FirstLine(Exception error) => error.Message.Split('\n')[0].Trim();

    /// <summary>One attributed method as read: its model where it is sound, and what to tell the user.</summary>
    private sealed record Reading(MethodModel? Model, IReadOnlyList<Diagnostic> Diagnostics);

    /// <summary>A file to add, or the error that prevented it.</summary>
    internal sealed record GeneratedFile(string HintName, string Text, string? Error);
}
