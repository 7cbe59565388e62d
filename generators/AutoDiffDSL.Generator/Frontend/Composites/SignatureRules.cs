using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Frontend.Tensors;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>Whether generated code can take apart what a signature holds, and put its derivatives together.</summary>
internal static class SignatureRules
{
    public static void Check(Request request, Compilation compilation, DiagnosticSink diagnostics)
    {
        CheckInstance(request.Method, compilation, diagnostics);
        if (request.IsLoss && !TypeParameters.CanBeDouble(request.Method, compilation))
        {
            diagnostics.Report(DeclarationDiagnostics.GenericLoss, request.Method.Locations[0], request.Method.Name);
        }

        foreach (IParameterSymbol parameter in request.Method.Parameters)
        {
            Location location = parameter.Locations[0];
            CheckType(parameter.Type, !Request.IsConstant(parameter), location);
            bool handsOut = parameter.RefKind == RefKind.Out
                || (parameter.RefKind == RefKind.Ref
                    && (parameter.Type is IArrayTypeSymbol || TensorTypes.Contains(parameter.Type)));
            if (handsOut && IsComposite(parameter.Type) && HoldsMemory(parameter.Type))
            {
                diagnostics.Report(SignatureDiagnostics.MemoryHandedOut, location, parameter.Name);
            }

            CheckKept(request, parameter, diagnostics);
            if (LeafActivity.IsActive(parameter) && ReadOnlyMember(parameter.Type) is { } member)
            {
                diagnostics.Report(SignatureDiagnostics.ReadOnlyMemory, location, member);
            }
        }

        if (!request.Method.ReturnsVoid)
        {
            CheckType(request.Method.ReturnType, isMade: true, request.Method.Locations[0]);
        }

        void CheckType(ITypeSymbol type, bool isMade, Location location)
        {
            var reader = new CompositeReader(compilation, request.Method.ContainingType, isMade);
            reader.Read(type);
            if (reader.Problem is { } problem)
            {
                diagnostics.Report(problem.Descriptor, location, problem.Subject);
            }
        }
    }

    /// <summary>
    /// Whether code in a type can take apart and put together everything in the signature of a method.
    /// </summary>
    public static bool IsReadable(IMethodSymbol method, Compilation compilation, INamedTypeSymbol within)
    {
        var reader = new CompositeReader(compilation, within, isMade: true);
        foreach (ITypeSymbol type in method.Parameters.Select(p => p.Type))
        {
            reader.Read(type);
        }

        reader.Read(method.ReturnType);
        return reader.Problem is null;
    }

    private static void CheckInstance(IMethodSymbol method, Compilation compilation, DiagnosticSink diagnostics)
    {
        if (method.IsStatic || diagnostics.HasErrors)
        {
            return;
        }

        var reader = new CompositeReader(compilation, method.ContainingType, isMade: false);
        bool isRead = reader.ReadInstance(method.ContainingType) is not null;
        if (reader.Problem is { } problem)
        {
            diagnostics.Report(problem.Descriptor, method.Locations[0], problem.Subject);
        }
        else if (!isRead)
        {
            diagnostics.Report(DeclarationDiagnostics.NotStatic, method.Locations[0], method.Name);
        }
    }

    /// <summary>Whether a type consists of several leaves, or is an enum.</summary>
    public static bool IsComposite(ITypeSymbol type) => TypeMap.Map(type) is null || TypeMap.IsOfEnum(type);

    /// <summary>What an objective must keep and cannot: a struct with spans that is not all parameters.</summary>
    private static void CheckKept(Request request, IParameterSymbol parameter, DiagnosticSink diagnostics)
    {
        bool holdsSpans = parameter.Type is INamedTypeSymbol { IsRefLikeType: true } type && !TypeMap.IsSpan(type)
            && !TensorTypes.Contains(type);
        if (request.IsLoss && holdsSpans
            && (Request.IsConstant(parameter) || LeafActivity.Of(parameter.Type).Any(isActive => !isActive)))
        {
            diagnostics.Report(SignatureDiagnostics.NotKept, parameter.Locations[0], parameter.Name);
        }
    }

    /// <summary>The first field of a struct into whose memory no gradient could be written.</summary>
    private static string? ReadOnlyMember(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsRefLikeType: true } named || TypeMap.IsSpan(named)
            || TensorTypes.Contains(named))
        {
            return null;
        }

        foreach (IFieldSymbol field in LayoutReader.Fields(type))
        {
            bool isReadOnly = TensorTypes.Contains(field.Type)
                ? TensorTypes.IsReadOnly(field.Type)
                : field.Type is INamedTypeSymbol { Name: "ReadOnlySpan" } span && TypeMap.IsSpan(span);
            if (isReadOnly && LeafActivity.IsActiveMember(field))
            {
                return type.Name + "." + LayoutReader.Name(field);
            }

            if (ReadOnlyMember(field.Type) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    private static bool HoldsMemory(ITypeSymbol type) =>
        new LayoutReader(t => t).Of(type) is { } layout && layout.Leaves.Any(l => l.IsBuffer);
}
