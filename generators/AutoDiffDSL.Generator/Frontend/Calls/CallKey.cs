using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// What tells a call from another one of the same method: its constants, delegates and type arguments.
/// </summary>
internal static class CallKey
{
    public static string Of(
        IReadOnlyList<Place?> arguments, IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> types, KnownConstants known) =>
        string.Join(",", arguments.Select(a => Of(a, known)))
        + "<" + string.Join(",", types.Values.Select(t => t.ToDisplayString())
            .OrderBy(t => t, System.StringComparer.Ordinal));

    private static string Of(Place? argument, KnownConstants known)
    {
        if (argument?.Delegate is { } called)
        {
            return DelegateLowering.KeyOf(called);
        }

        return argument is null
            ? "?"
            : string.Join(";", argument.Cells.Select(c =>
                c is Cell.OfValue { Value: var value } && known.Of(value) is { } bits
                ? bits.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : "?"));
    }
}
