using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Spellings of symbols in generated code.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat NameFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static TypeModel TypeModel(INamedTypeSymbol type)
    {
        var declarations = new List<string>();
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            declarations.Insert(0, Declaration(outer));
        }

        INamespaceSymbol space = type.ContainingNamespace;
        string name = space.IsGlobalNamespace ? "" : space.ToDisplayString(NamespaceFormat);
        return new TypeModel(name, declarations.ToArray());
    }

    public static string Accessibility(ISymbol symbol) => SyntaxFacts.GetText(symbol.DeclaredAccessibility);

    /// <summary>
    /// A type in generated code. A number type that is left open is a mark in it, which the writer names: in an
    /// objective it is double.
    /// </summary>
    public static string Type(ITypeSymbol type) => string.Concat(type
        .ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat)
        .Select(p => p.Symbol is ITypeParameterSymbol open && TypeParameters.IsNumber(open)
            ? Emit.TypeNames.Open.ToString()
            : p.ToString()));

    /// <summary>The method in a documentation reference, with its parameter types.</summary>
    public static string Cref(IMethodSymbol method)
    {
        IEnumerable<string> types = method.Parameters.Select(p => Reference(p) +
            p.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat).Replace('<', '{').Replace('>', '}'));
        string name = method.ToDisplayString(NameFormat).Replace('<', '{').Replace('>', '}');
        return name + "(" + string.Join(", ", types) + ")";
    }

    /// <summary>A static method as code anywhere names it.</summary>
    public static string Qualified(IMethodSymbol method) => Qualified(method.ContainingType, method.Name);

    /// <summary>A static member as code anywhere names it.</summary>
    public static string Qualified(INamedTypeSymbol type, string member) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "." + Escaped(member);

    /// <summary>A name as an identifier.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The types of a method's parameters, which tell overloads apart.</summary>
    public static string ParameterTypes(IMethodSymbol method) => "(" + string.Join(", ", method.Parameters.Select(p =>
        p.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))) + ")";

    /// <summary>How a parameter is passed, as it stands before its type.</summary>
    private static string Reference(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => "",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        RefKind kind => kind.ToString().ToLowerInvariant() + " ",
    };

    private static string Declaration(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        return (type.IsStatic ? "static partial " : "partial ") + keyword + " " + type.ToDisplayString(NameFormat);
    }
}
