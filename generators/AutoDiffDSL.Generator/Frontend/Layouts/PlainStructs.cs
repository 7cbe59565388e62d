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

    private static bool IsSequential(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "StructLayoutAttribute"
        && attribute.ConstructorArguments.Length == 1
        && attribute.ConstructorArguments[0].Value is 0 or 3;

    /// <summary>Whether fields may overlap is said by metadata itself, not by the attributes that it shows.</summary>
    private static bool IsPlainInMetadata(INamedTypeSymbol type)
    {
        if (IsOfSystem(type.ContainingNamespace) || type.ContainingModule?.GetMetadata() is not { } module)
        {
            return false;
        }

        var handle = (TypeDefinitionHandle)MetadataTokens.EntityHandle(type.MetadataToken);
        TypeAttributes attributes = module.GetMetadataReader().GetTypeDefinition(handle).Attributes;
        return (attributes & TypeAttributes.LayoutMask) != TypeAttributes.ExplicitLayout;
    }

    private static bool IsOfSystem(INamespaceSymbol? scope) =>
        scope is { IsGlobalNamespace: false }
        && (scope is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            || IsOfSystem(scope.ContainingNamespace));
}
