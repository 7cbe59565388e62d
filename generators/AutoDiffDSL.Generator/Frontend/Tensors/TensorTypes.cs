using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Tensors;

/// <summary>The types of <c>System.Numerics.Tensors</c>.</summary>
internal static class TensorTypes
{
    /// <summary>Whether a type is <c>Tensor&lt;T&gt;</c> or one of its two spans.</summary>
    public static bool Contains(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Tensor" or "TensorSpan" or "ReadOnlyTensorSpan" }
        && IsInSpace(type);

    /// <summary>Whether a type is a span of a tensor, which can be made of memory anywhere.</summary>
    public static bool IsSpan(ITypeSymbol type) => type.Name != "Tensor" && Contains(type);

    /// <summary>Whether the elements of a type of tensors cannot be written.</summary>
    public static bool IsReadOnly(ITypeSymbol type) => type.Name == "ReadOnlyTensorSpan";

    /// <summary>Whether a type is the class <c>Tensor</c> of functions, or a block of extensions in it.</summary>
    public static bool HoldsFunctions(INamedTypeSymbol? type) =>
        type is { Arity: 0, Name: "Tensor" }
            ? IsInSpace(type)
            : type?.ContainingType is { } outer && HoldsFunctions(outer);

    private static bool IsInSpace(ITypeSymbol type) => type.ContainingNamespace is
    {
        Name: "Tensors", ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" },
    };
}
