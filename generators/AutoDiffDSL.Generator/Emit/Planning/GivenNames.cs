using System;
using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Tells the user's names from those that a transform made: <c>marginBar</c> from <c>productBar</c>.</summary>
internal static class GivenNames
{
    private static readonly string[] Shadows = ["Bar", "Dot"];

    private static readonly HashSet<string> Operations = OperationNames();

    /// <summary>Whether a value with this name deserves a statement of its own.</summary>
    public static bool IsGiven(string name)
    {
        if (name.Length == 0)
        {
            return false;
        }

        string stem = name;
        while (Array.Find(Shadows, shadow => stem.EndsWith(shadow, StringComparison.Ordinal)) is { } suffix)
        {
            stem = stem.Substring(0, stem.Length - suffix.Length);
        }

        return stem == name || !(Operations.Contains(stem) || stem.EndsWith("Element", StringComparison.Ordinal));
    }

    private static HashSet<string> OperationNames()
    {
        HashSet<string> names = ["sum", "difference", "product", "square", "quotient", "negative", "element", "choice", "converted"];
        foreach (string op in Enum.GetNames(typeof(Primitive)))
        {
            names.Add(Identifiers.Camel(op));
        }

        return names;
    }
}
