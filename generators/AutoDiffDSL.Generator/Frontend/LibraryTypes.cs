using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Frontend.Tensors;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>The types of .NET whose members numerical code is written with.</summary>
internal static class LibraryTypes
{
    private static readonly string[] OfSystem = ["MemoryExtensions", "Array", "Span", "ReadOnlySpan"];
    private static readonly string[] OfNumerics = ["Vector", "Plane", "Matrix3x2", "Matrix4x4"];

    public static bool Contains(INamedTypeSymbol? type) =>
        type is not null && (FunctionTable.IsMathematical(type) || KnownStructs.Contains(type) || IsMemory(type)
            || IsTensorPrimitives(type) || TensorTypes.Contains(type) || TensorTypes.HoldsFunctions(type)
            || (OfNumerics.Contains(type.Name) && IsIn(type, "Numerics")));

    public static bool IsTensorPrimitives(INamedTypeSymbol type) =>
        type is
        {
            Name: "TensorPrimitives", ContainingNamespace: { Name: "Tensors", ContainingNamespace.Name: "Numerics" },
        };

    /// <summary>Whether a type holds methods of spans and arrays, or is a span.</summary>
    public static bool IsMemory(INamedTypeSymbol type) =>
        OfSystem.Contains(type.Name)
        && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingNamespace is { } own
        && own.Name == space
        && own.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
