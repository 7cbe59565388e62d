using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>
/// How numbers lie in one vector: leaf by leaf in the order of declaration, spans and arrays element by element,
/// matrices row by row.
/// </summary>
internal sealed class VectorLayout
{
    private readonly VectorBlock[] blocks;

    /// <param name="leaves">What is packed, in order.</param>
    /// <param name="elements">The number of elements of a span, array or matrix, as C#.</param>
    public VectorLayout(IEnumerable<Parameter> leaves, Func<Parameter, string> elements) =>
        blocks = [.. leaves.GroupBy(Key).Select(g => Block([.. g], elements))];

    public IReadOnlyList<VectorBlock> Blocks => blocks;

    /// <summary>The number of cells, as C#.</summary>
    public string Count => Sum(blocks);

    /// <summary>Whether there is at least one cell, whatever the lengths of spans.</summary>
    public bool IsNeverEmpty => blocks.Any(b => b.IsScalar);

    /// <summary>The type of all cells; null where they differ.</summary>
    public ScalarKind? Kind => blocks.SelectMany(b => b.Leaves).Select(l => l.Type.Element).Distinct().Count() == 1
        ? blocks[0].Leaves[0].Type.Element
        : null;

    /// <summary>The block that a parameter's leaf lies in.</summary>
    public VectorBlock Find(int primal) => blocks.First(b => b.Holds(primal));

    public bool Holds(int primal) => blocks.Any(b => b.Holds(primal));

    /// <summary>Where a block starts, as C#.</summary>
    public string Offset(VectorBlock block) => Sum(blocks.TakeWhile(b => b != block));

    /// <summary>The cell of one number.</summary>
    public string Cell(string vector, VectorBlock block) => vector + "[" + Offset(block) + "]";

    /// <summary>The part of a vector that belongs to a block; the vector itself where there is no other.</summary>
    public string Slice(string vector, VectorBlock block) =>
        blocks.Length == 1 ? vector : $"{vector}.Slice({Offset(block)}, {block.Length})";

    private static (string, int) Key(Parameter leaf)
    {
        // The leaves of the elements of a span lie together, element by element.
        bool isShared = leaf.Part is { } part && LeafPath.Of(part).IsGathered;
        return isShared ? (LeafPath.Of(leaf.Part!).Text, -2) : ("", leaf.Primal);
    }

    private static VectorBlock Block(Parameter[] leaves, Func<Parameter, string> elements)
    {
        if (leaves[0].Type.IsScalar)
        {
            return new VectorBlock(leaves, "");
        }

        string length = elements(leaves[0]);
        int each = NumbersOf(leaves);
        return new VectorBlock(leaves, each == 1 ? length : length + " * " + Number(each));
    }

    /// <summary>The number of cells of an element.</summary>
    private static int NumbersOf(Parameter[] leaves) =>
        leaves[0].Part is not { } part || LeafPath.Of(part).Type is not { Element: { } element } type ? 1
        : type.Form == CompositeForm.Parallel ? leaves.Length
        : element.Count;

    private static string Sum(IEnumerable<VectorBlock> some)
    {
        VectorBlock[] all = [.. some];
        int scalars = all.Count(b => b.IsScalar);
        List<string> terms = [.. all.Where(b => !b.IsScalar).Select(b => b.Length)];
        if (scalars > 0 || terms.Count == 0)
        {
            terms.Add(Number(scalars));
        }

        return string.Join(" + ", terms);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
