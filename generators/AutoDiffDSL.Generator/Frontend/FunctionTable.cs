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
            || function.Parameters.Length == 0
            || TypeMap.Map(function.Parameters[0].Type) is not { IsScalar: true } type)
        {
            return null;
        }

        int arity = function.Parameters.Length;
        if (!Aliases.TryGetValue((function.Name, arity), out Primitive primitive)
            && (!ByName.TryGetValue(function.Name, out primitive) || Signatures.Arity(primitive) != arity))
        {
            return null;
        }

        bool lastIsInt = primitive is Primitive.RootN or Primitive.RoundDigits or Primitive.ScaleB;
        bool typesFit = function.Parameters.All(p =>
            p.Type.TypeKind != TypeKind.Enum
            && TypeMap.Map(p.Type) == (lastIsInt && p.Ordinal == arity - 1 ? IrType.Int32 : type));
        bool isCovered = type.IsFloating || (type.Element.IsInteger() && OfIntegers.Contains(primitive));
        return typesFit && isCovered ? primitive : null;
    }

    /// <summary>Whether a type holds functions of numbers: Math, MathF, or a number type itself.</summary>
    public static bool IsMathematical(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        && (type.Name is "Math" or "MathF" || TypeMap.Map(type) is { IsScalar: true });
}
