using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Composites;
using AutoDiffDSL.Generator.Frontend.Layouts;
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

        if (ExtensionBlocks.Declares(method))
        {
            diagnostics.Report(DeclarationDiagnostics.InExtensionBlock, location, method.Name);
            return;
        }

        if (!method.IsStatic && (request.IsLoss || !IsOnConstants(method)))
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

            if (type.IsFileLocal)
            {
                diagnostics.Report(DeclarationDiagnostics.FileLocal, type.Locations[0], type.Name);
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

    /// <summary>Whether an instance method cannot change its instance, and runs on none of another type.</summary>
    private static bool IsOnConstants(IMethodSymbol method) => method.ContainingType switch
    {
        { TypeKind: TypeKind.Struct } => method.IsReadOnly,
        { TypeKind: TypeKind.Class, IsSealed: true, BaseType.SpecialType: SpecialType.System_Object } =>
            method is { IsOverride: false, IsVirtual: false },
        _ => false,
    };

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
            else if (IsExplicit(parameter.Type) is { } overlapping)
            {
                diagnostics.Report(SignatureDiagnostics.ExplicitLayout, location, overlapping);
                hasError = true;
            }
            else if (!IsCovered(parameter.Type))
            {
                string name = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
                diagnostics.Report(
                    DeclarationDiagnostics.UnsupportedParameterType, location,
                    "'" + parameter.Name + "' (" + name + ")");
                hasError = true;
            }
            else if (LeafActivity.HasUnmarkedList(parameter.Type)
                && (!Request.IsConstant(parameter) || Request.IsSample(parameter)))
            {
                diagnostics.Report(DeclarationDiagnostics.ListNotConstant, location, parameter.Name);
                hasError = true;
            }
            else
            {
                hasActive |= LeafActivity.IsActive(parameter) && parameter.RefKind != RefKind.Out;
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
        new LayoutReader(t => t).Of(parameter.Type) is { } layout
        && layout.Leaves.All(l => l.Shape == TypeShape.Buffer)
        && parameter is { RefKind: RefKind.None, Type: IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" } };

    /// <summary>Whether a type has a place in a signature: enums go by themselves or in structs.</summary>
    private static bool IsCovered(ITypeSymbol type) =>
        new LayoutReader(t => t).Of(type) is not null && (!TypeMap.IsOfEnum(type) || type.TypeKind == TypeKind.Enum);

    /// <summary>The name of a struct with an explicit layout, of the type itself or of its elements.</summary>
    private static string? IsExplicit(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsExplicit(array.ElementType),
        INamedTypeSymbol span when TypeMap.IsSpan(span) => IsExplicit(span.TypeArguments[0]),
        _ => type.GetAttributes().Any(a => a.AttributeClass?.Name == "StructLayoutAttribute"
            && a.ConstructorArguments.Length == 1 && a.ConstructorArguments[0].Value is 2)
            ? type.Name
            : null,
    };

    private static void CheckResult(Request request, DiagnosticSink diagnostics)
    {
        IMethodSymbol method = request.Method;
        bool isReference = method.ReturnsByRef || method.ReturnsByRefReadonly;
        bool isFloating = TypeMap.Map(method.ReturnType) is { IsScalar: true, IsFloating: true } && !isReference;
        bool isComposite = !isReference && (IsComposite(method.ReturnType) || IsArray(method.ReturnType));
        if (request.IsLoss && !isFloating)
        {
            diagnostics.Report(DeclarationDiagnostics.LossNotScalar, method.Locations[0], method.Name);
        }
        else if (IsExplicit(method.ReturnType) is { } overlapping)
        {
            diagnostics.Report(SignatureDiagnostics.ExplicitLayout, method.Locations[0], overlapping);
        }
        else if (!method.ReturnsVoid && !isFloating && !isComposite && !method.IsAsync)
        {
            diagnostics.Report(DeclarationDiagnostics.NothingToDifferentiate, method.Locations[0], method.Name);
        }
    }

    private static bool IsArray(ITypeSymbol type) =>
        type is IArrayTypeSymbol && TypeMap.Map(type) is { IsBuffer: true, IsFloating: true };

    /// <summary>A struct or tuple of numbers, some of which have derivatives.</summary>
    private static bool IsComposite(ITypeSymbol type) =>
        new LayoutReader(t => t).Of(type) is { Kind: LayoutKind.Members } layout
        && layout.Leaves.All(l => l.IsScalar)
        && LeafActivity.Of(type).Any(isActive => isActive);
}
