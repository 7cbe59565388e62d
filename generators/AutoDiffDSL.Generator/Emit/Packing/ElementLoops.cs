using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>Loops over structs that do not lie in memory as their numbers: one is made, or read, at a time.</summary>
internal sealed class ElementLoops(PackingMemory memory)
{
    private string? index;

    /// <summary>Makes each struct of its numbers.</summary>
    /// <param name="place">The structs.</param>
    /// <param name="structs">Their name.</param>
    /// <param name="vector">The vector with the numbers, element by element.</param>
    /// <param name="template">Structs with the leaves that are not among the numbers; null for none.</param>
    public IEnumerable<Statement> Make(PackedMemory place, string structs, PackedVector vector, string? template)
    {
        VectorBlock block = vector.Layout.Find(place.Leaf.Primal);
        string cells = Cells(place, vector, block, "ReadOnlySpan", out IEnumerable<Statement> declared);
        string at = Index();
        CompositeType type = place.Structs!;
        Expression made = Construction.Of(type, leaf =>
        {
            int position = Position(block, leaf);
            if (position < 0)
            {
                return template is null
                    ? null
                    : new NameExpression(LeafPath.Of($"{template}[{at}]", type, leaf).Read);
            }

            var cell = new NameExpression(Cell(cells, at, Each(place, block), position));
            ScalarKind kind = block.Leaves.Count > 1 ? block.Leaves[position].Type.Element : place.Leaf.Type.Element;
            return kind == vector.Element ? cell : new CastExpression(TypeNames.Of(kind), cell);
        });
        return [.. declared, Loop(structs, at, [
            new AssignmentStatement(new NameExpression($"{structs}[{at}]"), "=", made)])];
    }

    /// <summary>Takes the numbers out of each struct.</summary>
    public IEnumerable<Statement> Take(PackedMemory place, string structs, PackedVector vector)
    {
        VectorBlock block = vector.Layout.Find(place.Leaf.Primal);
        string cells = Cells(place, vector, block, "Span", out IEnumerable<Statement> declared);
        string at = Index();
        CompositeType type = place.Structs!;
        IEnumerable<Statement> takes = Enumerable.Range(0, type.Count)
            .Where(leaf => Position(block, leaf) >= 0)
            .Select(leaf => (Statement)new AssignmentStatement(
                new NameExpression(Cell(cells, at, Each(place, block), Position(block, leaf))),
                "=",
                new NameExpression(LeafPath.Of($"{structs}[{at}]", type, leaf).Read)));
        return [.. declared, Loop(structs, at, [.. takes])];
    }

    /// <summary>The part of a vector with the numbers, under a name of its own where it is not the whole.</summary>
    private string Cells(
        PackedMemory place, PackedVector vector, VectorBlock block, string span, out IEnumerable<Statement> declared)
    {
        string part = vector.Slice(block);
        if (part == vector.Name)
        {
            declared = [];
            return part;
        }

        string cells = memory.Unique(place.Name + "Cells");
        declared = [new DeclarationStatement(
            $"global::System.{span}<{TypeNames.Of(vector.Element)}>", cells, new NameExpression(part))];
        return cells;
    }

    /// <summary>One name for all loops, none of which is in another.</summary>
    private string Index() => index ??= memory.Unique("k");

    private static ForStatement Loop(string structs, string index, Statement[] body) => new(
        index,
        new NameExpression("0"),
        new NameExpression($"{index} < {structs}.Length"),
        index + "++",
        body);

    private static string Cell(string part, string index, int each, int position)
    {
        string start = each == 1 ? index : $"{index} * {Number(each)}";
        return position == 0 ? $"{part}[{start}]" : $"{part}[{start} + {Number(position)}]";
    }

    /// <summary>The number of cells of an element.</summary>
    private static int Each(PackedMemory place, VectorBlock block) =>
        IsParallel(block) ? block.Leaves.Count : place.Structs!.Count;

    /// <summary>The cell of a leaf among those of its element; negative for one that has none.</summary>
    private static int Position(VectorBlock block, int leaf)
    {
        if (!IsParallel(block))
        {
            return leaf;
        }

        for (int i = 0; i < block.Leaves.Count; i++)
        {
            if (LeafPath.Of(block.Leaves[i].Part!).Leaf == leaf)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsParallel(VectorBlock block) =>
        LeafPath.Of(block.Leaves[0].Part!).Type.Form == CompositeForm.Parallel;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
