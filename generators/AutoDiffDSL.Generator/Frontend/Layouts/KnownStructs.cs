using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Layouts;

/// <summary>The structs of .NET that the language covers, with their members in the order of memory.</summary>
internal static class KnownStructs
{
    private static readonly Dictionary<string, (ScalarKind Kind, string[] Members)> ByName = new()
    {
        ["Complex"] = (ScalarKind.Float64, ["Real", "Imaginary"]),
        ["Vector2"] = (ScalarKind.Float32, ["X", "Y"]),
        ["Vector3"] = (ScalarKind.Float32, ["X", "Y", "Z"]),
        ["Vector4"] = (ScalarKind.Float32, ["X", "Y", "Z", "W"]),
        ["Quaternion"] = (ScalarKind.Float32, ["X", "Y", "Z", "W"]),
    };

    public static bool Contains(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsGenericType: false } && ByName.ContainsKey(type.Name)
        && type.ContainingNamespace is
        {
            Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        };

    public static bool IsMember(ISymbol member) =>
        Contains(member.ContainingType) && ByName[member.ContainingType.Name].Members.Contains(member.Name);

    /// <summary>Whether a constructor takes the members one by one, in order.</summary>
    public static bool IsMemberwise(IMethodSymbol constructor) =>
        Contains(constructor.ContainingType)
        && constructor.Parameters.Select(p => p.Name).SequenceEqual(
            ByName[constructor.ContainingType.Name].Members, StringComparer.OrdinalIgnoreCase);

    /// <summary>The members of such a struct, each with its type.</summary>
    public static IEnumerable<(ISymbol Member, ITypeSymbol Type)> Members(INamedTypeSymbol type)
    {
        foreach (string name in ByName[type.Name].Members)
        {
            ISymbol member = type.GetMembers(name)[0];
            yield return (member, member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type);
        }
    }

    public static Layout? Layout(ITypeSymbol type)
    {
        if (!Contains(type))
        {
            return null;
        }

        (ScalarKind kind, string[] members) = ByName[type.Name];
        return Layouts.Layout.Of(members.Select(m => (m, m, Layouts.Layout.Of(IrType.Scalar(kind)))));
    }
}
