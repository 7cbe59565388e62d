using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>
/// Which leaves of a type derivatives flow through: floating-point numbers, and memory of them, unless a field on the
/// way is <c>[NoDerivative]</c>.
/// </summary>
internal static class LeafActivity
{
    /// <summary>Whether derivatives flow through a parameter.</summary>
    public static bool IsActive(IParameterSymbol parameter) =>
        !Request.IsConstant(parameter) && Of(parameter.Type).Any(isActive => isActive);

    /// <summary>Whether derivatives flow through a field.</summary>
    public static bool IsActiveMember(IFieldSymbol field) =>
        !IsConstant(field) && Of(field.Type).Any(isActive => isActive);

    /// <summary>For each leaf of a type whether it is active; nothing for a type that is not covered.</summary>
    public static IReadOnlyList<bool> Of(ITypeSymbol type)
    {
        var layouts = new LayoutReader(t => t);
        IReadOnlyList<IrType> leaves = layouts.Of(type)?.Leaves ?? [];
        return [.. Unmarked(type, layouts).Zip(leaves, (isFree, leaf) => isFree && !leaf.IsList)];
    }

    /// <summary>
    /// Whether a type is or holds a list of floating-point numbers that no <c>[NoDerivative]</c> declares to be
    /// constant.
    /// </summary>
    public static bool HasUnmarkedList(ITypeSymbol type)
    {
        var layouts = new LayoutReader(t => t);
        return Unmarked(type, layouts).Zip(layouts.Of(type)?.Leaves ?? [], (isFree, leaf) => isFree && leaf.IsList)
            .Any(isOpen => isOpen);
    }

    /// <summary>For each leaf whether it is of floating-point numbers, and nothing marks it.</summary>
    private static IReadOnlyList<bool> Unmarked(ITypeSymbol type, LayoutReader layouts)
    {
        if (layouts.Of(type) is not { } layout)
        {
            return [];
        }

        if (layout.Kind is LayoutKind.Parallel or LayoutKind.Interleaved)
        {
            ITypeSymbol element = type is IArrayTypeSymbol { IsSZArray: true } array
                ? array.ElementType
                : ((INamedTypeSymbol)type).TypeArguments[0];
            return [.. Unmarked(element, layouts).Take(layout.Count)];
        }

        if (layout.Kind != LayoutKind.Members)
        {
            return [.. layout.Leaves.Select((l, i) => i == 0 && l.IsFloating)];
        }

        var result = new List<bool>();
        foreach ((ISymbol member, ITypeSymbol memberType) in Members((INamedTypeSymbol)type))
        {
            bool isConstant = IsConstant(member);
            result.AddRange(Unmarked(memberType, layouts).Select(isActive => isActive && !isConstant));
        }

        return result;
    }

    private static IEnumerable<(ISymbol Member, ITypeSymbol Type)> Members(INamedTypeSymbol type) =>
        type.IsTupleType ? type.TupleElements.Select(e => ((ISymbol)e, e.Type))
        : KnownStructs.Contains(type) ? KnownStructs.Members(type)
        : LayoutReader.Fields(type).Select(f => ((ISymbol)f, f.Type));

    /// <summary>A field that is marked itself, as its property, or as the parameter of a record.</summary>
    private static bool IsConstant(ISymbol member)
    {
        if (Request.Has(member, Request.NoDerivative))
        {
            return true;
        }

        return member is IFieldSymbol field && LayoutReader.Member(field) is IPropertySymbol property
            && (Request.Has(property, Request.NoDerivative) || IsConstantParameter(property));
    }

    /// <summary>
    /// A property that a record makes of a parameter; metadata does not say so, but the names are the same.
    /// </summary>
    private static bool IsConstantParameter(IPropertySymbol property) =>
        property.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters).Any(p =>
            p.Name == property.Name && Request.Has(p, Request.NoDerivative));
}
