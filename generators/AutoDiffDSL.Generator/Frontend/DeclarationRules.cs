using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>What an attributed method's declaration must satisfy before its body is read.</summary>
internal static class DeclarationRules
{
    public static void Check(Request request, DiagnosticSink diagnostics, CancellationToken cancellation)
    {
        IMethodSymbol method = request.Method;
        Location location = method.Locations[0];
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            diagnostics.Report(TapeDiagnostics.NoCheckpoint, location, method.Name);
            return;
        }

        if (!method.IsStatic)
        {
            diagnostics.Report(DeclarationDiagnostics.NotStatic, location, method.Name);
        }

        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (TypeDeclarationSyntax declaration in type.DeclaringSyntaxReferences
                .Select(r => r.GetSyntax(cancellation))
                .OfType<TypeDeclarationSyntax>()
                .Where(d => !d.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                diagnostics.Report(DeclarationDiagnostics.NotPartial, declaration.Identifier.GetLocation(), type.Name);
            }
        }

        if (!TypeParameters.Check(method, diagnostics))
        {
            return;
        }

        if (Request.Has(method, Request.Checkpoint) && !GeneratedCallees.IsCovered(method))
        {
            diagnostics.Report(TapeDiagnostics.NoCheckpoint, location, method.Name);
            return;
        }

        CheckBody(method, diagnostics, cancellation);
        CheckParameters(request, diagnostics);
        CheckResult(request, diagnostics);
        if (!SyntaxFacts.IsValidIdentifier(request.Name))
        {
            SyntaxNode? at = request.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellation);
            diagnostics.Report(DeclarationDiagnostics.InvalidName, at?.GetLocation() ?? location, request.Name);
        }

        NameCollisions.Check(request, diagnostics);
    }

    private static void CheckBody(IMethodSymbol method, DiagnosticSink diagnostics, CancellationToken cancellation)
    {
        Location location = method.Locations[0];
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        MethodDeclarationSyntax[] declarations = [.. implementation.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(cancellation)).OfType<MethodDeclarationSyntax>()];
        if (implementation.IsAsync || declarations.Any(MethodBody.IsIterator))
        {
            diagnostics.Report(DeclarationDiagnostics.AsyncMethod, location, method.Name);
        }
        else if (!declarations.Any(d => d.Body is not null || d.ExpressionBody is not null))
        {
            diagnostics.Report(DeclarationDiagnostics.NoBody, location, method.Name);
        }
    }

    private static void CheckParameters(Request request, DiagnosticSink diagnostics)
    {
        bool hasActive = false;
        bool hasError = false;
        bool hasSample = false;
        foreach (IParameterSymbol parameter in request.Method.Parameters)
        {
            Location location = parameter.Locations[0];
            if (parameter.RefKind != RefKind.None && TypeMap.IsBuffer(parameter.Type))
            {
                diagnostics.Report(DeclarationDiagnostics.ByReferenceParameter, location, parameter.Name);
                hasError = true;
            }
            else if (TypeMap.Map(parameter.Type) is not { } type || IsOfEnum(parameter.Type))
            {
                string name = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                diagnostics.Report(
                    DeclarationDiagnostics.UnsupportedParameterType, location,
                    "'" + parameter.Name + "' (" + name + ")");
                hasError = true;
            }
            else
            {
                hasActive |= type.IsFloating && !Request.IsConstant(parameter) && parameter.RefKind != RefKind.Out;
            }

            if (Request.Has(parameter, Request.Scratch) && !IsWritable(parameter))
            {
                diagnostics.Report(DeclarationDiagnostics.ScratchNotWritable, location, parameter.Name);
            }

            if (Request.IsSample(parameter))
            {
                hasSample = true;
                if (!request.IsPerSample)
                {
                    diagnostics.Report(DeclarationDiagnostics.SampleOutsidePerSample, location, parameter.Name);
                }
            }
        }

        if (!hasActive && !hasError)
        {
            diagnostics.Report(DeclarationDiagnostics.NoActiveParameter, request.Method.Locations[0],
                request.Method.Name);
        }

        if (request.IsPerSample && !hasSample)
        {
            diagnostics.Report(DeclarationDiagnostics.NoSample, request.Method.Locations[0], request.Method.Name);
        }
    }

    private static bool IsWritable(IParameterSymbol parameter) =>
        TypeMap.Map(parameter.Type) is { Shape: TypeShape.Buffer } && parameter.RefKind == RefKind.None;

    private static bool IsOfEnum(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOfEnum(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1 } span => IsOfEnum(span.TypeArguments[0]),
        _ => type.TypeKind == TypeKind.Enum,
    };

    private static void CheckResult(Request request, DiagnosticSink diagnostics)
    {
        IMethodSymbol method = request.Method;
        bool isFloating = TypeMap.Map(method.ReturnType) is { IsScalar: true, IsFloating: true }
            && !method.ReturnsByRef && !method.ReturnsByRefReadonly;
        if (request.IsLoss && TypeParameters.Of(method) is not null)
        {
            diagnostics.Report(DeclarationDiagnostics.GenericLoss, method.Locations[0], method.Name);
        }
        else if (request.IsLoss && !isFloating)
        {
            diagnostics.Report(DeclarationDiagnostics.LossNotScalar, method.Locations[0], method.Name);
        }
        else if (!method.ReturnsVoid && !isFloating && !method.IsAsync)
        {
            diagnostics.Report(DeclarationDiagnostics.NothingToDifferentiate, method.Locations[0], method.Name);
        }
    }
}
