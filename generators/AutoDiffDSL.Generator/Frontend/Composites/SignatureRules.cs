using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
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
        foreach (IParameterSymbol parameter in request.Method.Parameters)
        {
            Location location = parameter.Locations[0];
            CheckType(parameter.Type, !Request.IsConstant(parameter), location);
            bool isReference = parameter.RefKind is RefKind.Ref or RefKind.Out;
            if (isReference && IsComposite(parameter.Type) && HoldsMemory(parameter.Type))
            {
                diagnostics.Report(SignatureDiagnostics.MemoryByReference, location, parameter.Name);
            }

            CheckPlace(request, parameter, diagnostics);
        }

        if (!request.Method.ReturnsVoid)
        {
            CheckType(request.Method.ReturnType, isMade: true, request.Method.Locations[0]);
            bool isNumber = TypeMap.Map(request.Method.ReturnType) is { IsScalar: true };
            if (AsksForMatrix(request) && !isNumber)
            {
                diagnostics.Report(
                    SignatureDiagnostics.CompositeMatrix, request.Method.Locations[0], request.Method.Name);
            }
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

    /// <summary>What has no place among the numbers of a vector or matrix.</summary>
    private static void CheckPlace(Request request, IParameterSymbol parameter, DiagnosticSink diagnostics)
    {
        if (!IsComposite(parameter.Type))
        {
            return;
        }

        bool isData = parameter.Type.TypeKind == TypeKind.Enum;
        if (request.IsLoss && !isData)
        {
            diagnostics.Report(SignatureDiagnostics.CompositeLoss, parameter.Locations[0], parameter.Name);
        }
        else if (AsksForMatrix(request) && LeafActivity.IsActive(parameter))
        {
            diagnostics.Report(SignatureDiagnostics.CompositeMatrix, parameter.Locations[0], parameter.Name);
        }
    }

    private static bool AsksForMatrix(Request request) =>
        request.Modes != DerivativeModes.All && (request.Modes & DerivativeModes.Matrix) != 0;

    private static bool HoldsMemory(ITypeSymbol type) =>
        new LayoutReader(t => t).Of(type) is { } layout && layout.Leaves.Any(l => l.IsBuffer);
}
