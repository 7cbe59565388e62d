using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>Says in documentation which number of a vector belongs to what.</summary>
internal static class LayoutText
{
    /// <summary>What a block holds, such as <c>p.X</c> or <c>the X and Y of each element of points</c>.</summary>
    /// <param name="block">The block.</param>
    /// <param name="result">What a number that the method returns is called.</param>
    public static string Of(VectorBlock block, string result)
    {
        Parameter first = block.Leaves[0];
        if (first.Part is not { } part)
        {
            string name = first.Primal < 0 ? result : first.Name;
            return block.IsScalar ? name : "the elements of " + name;
        }

        LeafPath path = LeafPath.Of(part.Whole.Length == 0 ? result : part.Whole, part.Type, part.Leaf);
        string text = path.Text.Replace("@", "");
        return path.Type switch
        {
            { Form: CompositeForm.Matrix } => $"the elements of {text} row by row",
            { Form: CompositeForm.Tensor } => $"the elements of {text} in row-major order",
            { Element: { } element } => $"the {Members(block, element)} of each element of {text}",
            _ => block.IsScalar ? text : "the elements of " + text,
        };
    }

    /// <summary>All blocks in order.</summary>
    public static string Of(VectorLayout layout, string result) =>
        string.Join(", ", layout.Blocks.Select(b => Of(b, result)));

    private static string Members(VectorBlock block, CompositeType element)
    {
        IEnumerable<int> leaves = LeafPath.Of(block.Leaves[0].Part!).Type.Form == CompositeForm.Parallel
            ? block.Leaves.Select(l => LeafPath.Of(l.Part!).Leaf)
            : Enumerable.Range(0, element.Count);
        string[] names = [.. leaves.Select(l => LeafPath.Of("", element, l).Text.TrimStart('.').Replace("@", ""))];
        return names.Length == 1
            ? names[0]
            : string.Join(", ", names.Take(names.Length - 1)) + " and " + names[names.Length - 1];
    }
}
