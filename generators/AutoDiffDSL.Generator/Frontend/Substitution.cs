using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Types with type arguments in the place of type parameters.</summary>
internal static class Substitution
{
    private static readonly Dictionary<ITypeSymbol, ITypeSymbol> NoArguments = new(SymbolEqualityComparer.Default);

    public static ITypeSymbol Apply(
        ITypeSymbol type, IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> arguments, Compilation compilation)
    {
        if (arguments.Count == 0)
        {
            return type;
        }

        switch (type)
        {
            case ITypeParameterSymbol when arguments.TryGetValue(type, out ITypeSymbol argument):
                return argument;
            case IArrayTypeSymbol array:
                return compilation.CreateArrayTypeSymbol(Apply(array.ElementType, arguments, compilation), array.Rank);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return compilation.CreateTupleTypeSymbol(
                    [.. tuple.TupleElements.Select(e => Apply(e.Type, arguments, compilation))],
                    [.. tuple.TupleElements.Select(e => e.IsExplicitlyNamedTupleElement ? e.Name : null)]);
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named:
                return named.OriginalDefinition.Construct(
                    [.. named.TypeArguments.Select(a => Apply(a, arguments, compilation))]);
            default:
                return type;
        }
    }

    /// <summary>
    /// What stands for the type parameters of a method and its type, seen from a caller; a local function or lambda has
    /// those of the method around it as well.
    /// </summary>
    public static IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> Of(
        IMethodSymbol method,
        IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> caller,
        IReadOnlyDictionary<ITypeSymbol, ITypeSymbol>? around,
        Compilation compilation)
    {
        var arguments = new Dictionary<ITypeSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (KeyValuePair<ITypeSymbol, ITypeSymbol> outer in around ?? NoArguments)
        {
            arguments[outer.Key] = outer.Value;
        }

        if (around is not null && method.MethodKind is MethodKind.AnonymousFunction)
        {
            return arguments;
        }

        for (int i = 0; i < method.TypeParameters.Length; i++)
        {
            arguments[method.OriginalDefinition.TypeParameters[i]] =
                Apply(method.TypeArguments[i], caller, compilation);
        }

        if (around is null)
        {
            Add(method.ContainingType, arguments, caller, compilation);
        }

        return arguments;
    }

    /// <summary>What stands for the type parameters of a type, seen from a caller.</summary>
    public static IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> Of(
        INamedTypeSymbol type, IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> caller, Compilation compilation)
    {
        var arguments = new Dictionary<ITypeSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        Add(type, arguments, caller, compilation);
        return arguments;
    }

    private static void Add(
        INamedTypeSymbol type,
        Dictionary<ITypeSymbol, ITypeSymbol> arguments,
        IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> caller,
        Compilation compilation)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            for (int i = 0; i < t.TypeParameters.Length; i++)
            {
                arguments[t.OriginalDefinition.TypeParameters[i]] = Apply(t.TypeArguments[i], caller, compilation);
            }
        }
    }
}
