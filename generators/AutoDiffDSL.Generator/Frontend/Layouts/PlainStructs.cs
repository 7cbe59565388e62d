using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Layouts;

/// <summary>Structs that are their fields and nothing else: those of users, without overlaps.</summary>
internal static class PlainStructs
{
    public static bool Contains(INamedTypeSymbol type) =>
        (type.DeclaringSyntaxReferences.Length > 0 || IsPlainInMetadata(type.OriginalDefinition))
        && !type.GetAttributes().Any(a => a.AttributeClass?.Name is "StructLayoutAttribute" or "InlineArrayAttribute"
            && !IsSequential(a));

    /// <summary>Whether the fields lie in memory one behind the other, in order, with nothing behind them.</summary>
    public static bool IsInOrder(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.Length > 0)
        {
            return type.GetAttributes().All(a => a.AttributeClass?.Name != "StructLayoutAttribute"
                || (a.ConstructorArguments.Length == 1 && a.ConstructorArguments[0].Value is 0
                    && a.NamedArguments.All(n => n.Key != "Size" || n.Value.Value is 0)));
        }

        return Definition(type.OriginalDefinition) is { } definition
            && (definition.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.SequentialLayout
            && definition.GetLayout().Size == 0;
    }

    private static bool IsSequential(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "StructLayoutAttribute"
        && attribute.ConstructorArguments.Length == 1
        && attribute.ConstructorArguments[0].Value is 0 or 3;

    private static bool IsPlainInMetadata(INamedTypeSymbol type) =>
        !IsOfSystem(type.ContainingNamespace)
        && Definition(type) is { } definition
        && (definition.Attributes & TypeAttributes.LayoutMask) != TypeAttributes.ExplicitLayout;

    /// <summary>How fields lie is said by metadata itself, not by the attributes that it shows.</summary>
    private static TypeDefinition? Definition(INamedTypeSymbol type) =>
        type.ContainingModule?.GetMetadata()?.GetMetadataReader()
            .GetTypeDefinition((TypeDefinitionHandle)MetadataTokens.EntityHandle(type.MetadataToken));

    private static bool IsOfSystem(INamespaceSymbol? scope) =>
        scope is { IsGlobalNamespace: false }
        && (scope is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            || IsOfSystem(scope.ContainingNamespace));
}
