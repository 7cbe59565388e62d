using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// <c>c ? ref a : ref b</c>: a place that is one of two. Which one is decided where the expression stands, and there
/// the indices of that one are evaluated; each read and write then goes by that decision.
/// </summary>
internal sealed class ReferenceLowering(MethodLowering method)
{
    /// <summary>
    /// The place. It is an error that one of the two is none, or in memory that only its branch knows.
    /// </summary>
    public Place Choose(IConditionalOperation choice)
    {
        if (Find(choice, choice.WhenFalse!) is { } place)
        {
            return place;
        }

        method.Report(ExpressionDiagnostics.RefExpression, choice);
        Layout layout = method.Types.Of(choice.Type) ?? Layout.Of(IrType.Float64);
        return new Place(layout, [.. layout.Leaves.Select(l => new Cell.Discarded(l))]);
    }

    private Place? Find(IConditionalOperation choice, IOperation otherwise)
    {
        Value condition = method.Expressions.Lower(choice.Condition);
        if (method.Known.Of(condition) is { } known)
        {
            return method.Places.Find(known != 0 ? choice.WhenTrue : otherwise);
        }

        int outer = method.Builder.Values.NextId;
        List<Variable> kept = [];
        Func<Place>? first = null;
        Func<Place>? second = null;
        method.Regions.IfExpression(
            condition,
            () => first = Leaving(method.Places.Find(choice.WhenTrue), outer, kept),
            () => second = Leaving(method.Places.Find(otherwise), outer, kept));
        Place? place = first is null || second is null ? null : Either(condition, first(), second());
        foreach (Variable variable in kept)
        {
            method.Scope.Remove(variable);
        }

        return place;
    }

    /// <summary>The two places between which all cells of a place decide alike; null for an ordinary place.</summary>
    public static (Value Condition, Place WhenTrue, Place WhenFalse)? Alternatives(Place place) =>
        place.Cells.Count > 0 && place.Cells[0] is Cell.OfChoice first
            ? (first.Condition,
                new Place(place.Layout, [.. place.Cells.Select(c => ((Cell.OfChoice)c).WhenTrue)]),
                new Place(place.Layout, [.. place.Cells.Select(c => ((Cell.OfChoice)c).WhenFalse)]))
            : null;

    private static Place Either(Value condition, Place first, Place second) => new(
        first.Layout, [.. first.Cells.Zip(second.Cells, (a, b) => new Cell.OfChoice(condition, a, b))]);

    /// <summary>A branch's place as it is seen behind the branch, once what the branch evaluated is merged.</summary>
    private Func<Place>? Leaving(Place? place, int outer, List<Variable> kept)
    {
        if (place is null or { IsValue: true })
        {
            return null;
        }

        Func<Cell>?[] cells = [.. place.Cells.Select(c => Leaving(c, outer, kept))];
        return cells.Any(c => c is null) ? null : () => new Place(place.Layout, [.. cells.Select(c => c!())]);
    }

    private Func<Cell>? Leaving(Cell cell, int outer, List<Variable> kept)
    {
        switch (cell)
        {
            case Cell.OfVariable:
                return () => cell;
            case Cell.OfElement element when element.Buffer.Id < outer:
                Func<Value> index = Keep(element.Index, kept);
                return () => element with { Index = index() };
            case Cell.OfChoice choice:
                Func<Value> condition = Keep(choice.Condition, kept);
                Func<Cell>? first = Leaving(choice.WhenTrue, outer, kept);
                Func<Cell>? second = Leaving(choice.WhenFalse, outer, kept);
                return first is null || second is null
                    ? null
                    : () => new Cell.OfChoice(condition(), first(), second());
            default:
                return null;
        }
    }

    /// <summary>Puts a value of a branch in a variable, which the end of the branch merges.</summary>
    private Func<Value> Keep(Value value, List<Variable> kept)
    {
        Variable variable = method.NewVariable("", value.Type, startsAtZero: true);
        kept.Add(variable);
        method.Frame.Own(variable);
        method.Scope[variable] = value;
        return () => method.Read(variable);
    }
}
