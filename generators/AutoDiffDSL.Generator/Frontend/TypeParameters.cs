using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// The number type that an attributed method leaves open: a type parameter of its own, or of the types around it, whose
/// constraints make it a number. Derivatives are of floating-point numbers, so what is generated asks for
/// <c>IFloatingPointIeee754</c>, and for memory without references.
/// </summary>
internal static class TypeParameters
{
    private const string Space = "System.Numerics";
    private const string Number = "INumberBase";
    private const string Floating = "IFloatingPointIeee754";

    /// <summary>Whether a type is a type parameter that stands for numbers.</summary>
    public static bool IsNumber(ITypeSymbol type) => type is ITypeParameterSymbol parameter && Is(parameter, Number);

    /// <summary>What the generated methods say of the method's type parameter; null where there is none.</summary>
    public static OpenType? Of(IMethodSymbol method)
    {
        if (Numbers(method).FirstOrDefault() is not { } parameter)
        {
            return null;
        }

        string name = SymbolNames.Escaped(parameter.Name);
        bool isOwn = parameter.TypeParameterKind == TypeParameterKind.Method;
        bool isInferred = method.Parameters.Any(p => TypeMap.Map(p.Type) is { Element: ScalarKind.Generic });
        return new OpenType(name, isOwn ? Constraints(parameter) : "", isInferred);
    }

    /// <summary>
    /// Whether the number type of a method, if it leaves one open, is its own and can be double: that is what an
    /// objective takes it to be.
    /// </summary>
    public static bool CanBeDouble(IMethodSymbol method, Compilation compilation)
    {
        if (Numbers(method).FirstOrDefault() is not { } open)
        {
            return true;
        }

        INamedTypeSymbol number = compilation.GetSpecialType(SpecialType.System_Double);
        return open.TypeParameterKind == TypeParameterKind.Method
            && open.ConstraintTypes.OfType<INamedTypeSymbol>()
                .All(c => number.AllInterfaces.Contains(OfDouble(c), SymbolEqualityComparer.Default));

        INamedTypeSymbol OfDouble(INamedTypeSymbol constraint) => constraint.IsGenericType
            ? constraint.ConstructedFrom.Construct([.. constraint.TypeArguments.Select(a =>
                SymbolEqualityComparer.Default.Equals(a, open) ? number : a)])
            : constraint;
    }

    /// <summary>Reports what no derivative can be generated for; false where nothing more is to be said.</summary>
    public static bool Check(IMethodSymbol method, DiagnosticSink diagnostics)
    {
        Location location = method.Locations[0];
        if (method.TypeParameters.Any(p => !IsNumber(p)) || Numbers(method).Count() > 1)
        {
            diagnostics.Report(DeclarationDiagnostics.GenericMethod, location, method.Name);
            return false;
        }

        if (Numbers(method).FirstOrDefault() is not { } open)
        {
            return true;
        }

        bool isFree = open is { HasReferenceTypeConstraint: false, ConstraintTypes: var types }
            && types.All(t => t.TypeKind == TypeKind.Interface);
        bool isOfMethod = open.TypeParameterKind == TypeParameterKind.Method;
        if (!isFree || (!isOfMethod && !(open.HasUnmanagedTypeConstraint && Is(open, Floating))))
        {
            diagnostics.Report(DeclarationDiagnostics.OpenTypeConstraints, location, open.Name);
            return false;
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            bool isMemory = TypeMap.IsBuffer(parameter.Type) || parameter.RefKind != RefKind.None;
            if (isMemory && TypeMap.Map(parameter.Type) is { IsFloating: true, Element: not ScalarKind.Generic })
            {
                diagnostics.Report(DeclarationDiagnostics.MemoryOfAnotherType, parameter.Locations[0], parameter.Name);
            }
        }

        return true;
    }

    private static IEnumerable<ITypeParameterSymbol> Numbers(IMethodSymbol method)
    {
        IEnumerable<ITypeParameterSymbol> all = method.TypeParameters;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            all = all.Concat(type.TypeParameters);
        }

        return all.Where(IsNumber);
    }

    /// <summary>
    /// The constraints that generated methods need, and those of the method's own that these do not imply.
    /// </summary>
    private static string Constraints(ITypeParameterSymbol parameter)
    {
        IEnumerable<INamedTypeSymbol> own = parameter.ConstraintTypes.OfType<INamedTypeSymbol>();
        INamedTypeSymbol? floating = own.FirstOrDefault(t => IsFloating(t) || t.AllInterfaces.Any(IsFloating));
        IEnumerable<INamedTypeSymbol> others = own.Where(t =>
            t.ContainingNamespace.ToDisplayString() != Space && !SymbolEqualityComparer.Default.Equals(t, floating));
        string[] names =
        [
            "unmanaged",
            floating is null
                ? "global::" + Space + "." + Floating + "<" + SymbolNames.Escaped(parameter.Name) + ">"
                : Name(floating),
            .. others.Select(Name),
        ];
        return string.Join(", ", names);
    }

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static bool IsFloating(INamedTypeSymbol type) => IsOfNumerics(type, Floating);

    private static bool Is(ITypeParameterSymbol parameter, string name) => parameter.ConstraintTypes
        .OfType<INamedTypeSymbol>()
        .Any(t => IsOver(t, parameter, name) || t.AllInterfaces.Any(i => IsOver(i, parameter, name)));

    private static bool IsOver(INamedTypeSymbol type, ITypeParameterSymbol parameter, string name) =>
        IsOfNumerics(type, name) && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], parameter);

    private static bool IsOfNumerics(INamedTypeSymbol type, string name) =>
        type.Name == name && type.TypeArguments.Length == 1 && type.ContainingNamespace.ToDisplayString() == Space;
}
