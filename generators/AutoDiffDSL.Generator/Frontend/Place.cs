using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Layouts;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Where a value lies: one cell for each leaf of its type.</summary>
internal sealed class Place(Layout layout, IReadOnlyList<Cell> cells)
{
    public Layout Layout { get; } = layout;

    public IReadOnlyList<Cell> Cells { get; } = cells;

    /// <summary>What is called, where the value is a delegate; it has no cells.</summary>
    public DelegateValue? Delegate { get; init; }

    /// <summary>The variables among the cells.</summary>
    public IEnumerable<Variable> Variables => Cells.SelectMany(VariablesOf);

    /// <summary>Whether an expression gave the value, so that assigning to its members changes nothing.</summary>
    public bool IsValue => Cells.Count > 0 && Cells.All(c => c is Cell.OfValue);

    /// <summary>The place of a member: a range of the cells.</summary>
    public Place Member(LayoutMember member) =>
        new(member.Layout, [.. Cells.Skip(member.Offset).Take(member.Layout.Count)]);

    private static IEnumerable<Variable> VariablesOf(Cell cell) => cell switch
    {
        Cell.OfVariable variable => [variable.Variable],
        Cell.OfChoice choice => VariablesOf(choice.WhenTrue).Concat(VariablesOf(choice.WhenFalse)),
        _ => [],
    };
}
