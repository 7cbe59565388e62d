using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Which functions of .NET are operations of the intermediate form: those of the same name, and a few of another one.
/// </summary>
internal static class FunctionTable
{
    private static readonly Dictionary<string, Primitive> ByName = Enum.GetValues(typeof(Primitive))
        .Cast<Primitive>()
        .Where(p => p >= Primitive.Abs && p is not (Primitive.LogBase or Primitive.RoundDigits))
        .ToDictionary(p => p.ToString());

    private static readonly Dictionary<(string Name, int Arity), Primitive> Aliases = new()
    {
        [("IEEERemainder", 2)] = Primitive.Ieee754Remainder,
        [("Log", 2)] = Primitive.LogBase,
        [("Round", 2)] = Primitive.RoundDigits,
    };

    private static readonly HashSet<Primitive> OfIntegers =
        [Primitive.Abs, Primitive.Max, Primitive.Min, Primitive.Sign, Primitive.Clamp];

    /// <summary>The operation that <paramref name="function"/> is, or null.</summary>
    public static Primitive? Find(IMethodSymbol function)
    {
        if (!IsMathematical(function.ContainingType)
            || !function.IsStatic
            || function.Parameters.Any(p => p.Type.TypeKind == TypeKind.Enum || TypeMap.Map(p.Type) is null))
        {
            return null;
        }

        return Find(function.Name, [.. function.Parameters.Select(p => TypeMap.Map(p.Type)!.Value)]);
    }

    /// <summary>The operation of a name on arguments of some types, or null.</summary>
    public static Primitive? Find(string name, IReadOnlyList<IrType> parameters)
    {
        int arity = parameters.Count;
        if (arity == 0
            || parameters.Any(p => !p.IsScalar)
            || (!Aliases.TryGetValue((name, arity), out Primitive primitive)
                && (!ByName.TryGetValue(name, out primitive) || Signatures.Arity(primitive) != arity)))
        {
            return null;
        }

        IrType type = parameters[0];
        bool lastIsInt = primitive is Primitive.RootN or Primitive.RoundDigits or Primitive.ScaleB;
        bool typesFit = !parameters.Where((p, i) => p != (lastIsInt && i == arity - 1 ? IrType.Int32 : type)).Any();
        bool isCovered = type.IsFloating || (type.Element.IsInteger() && OfIntegers.Contains(primitive));
        return typesFit && isCovered ? primitive : null;
    }

    /// <summary>Whether a type holds functions of numbers: Math, MathF, or a number type itself.</summary>
    public static bool IsMathematical(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        && (type.Name is "Math" or "MathF" || TypeMap.Map(type) is { IsScalar: true });
}
