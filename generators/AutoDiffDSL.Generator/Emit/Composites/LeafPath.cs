using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Composites;

/// <summary>The way to one leaf of a value: a variable or a member of one, and what it has to be asked for.</summary>
/// <param name="Text">The variable or member, as C#.</param>
/// <param name="Type">Its type: a number, an enum, or memory.</param>
/// <param name="Leaf">The leaf of that type.</param>
internal sealed record LeafPath(string Text, CompositeType Type, int Leaf)
{
    /// <summary>Whether the leaf is the content of memory that is seen through a span of numbers.</summary>
    public bool IsView => Type.Form is CompositeForm.Interleaved
        || (Type.Form is CompositeForm.Matrix or CompositeForm.Tensor && Leaf == 0);

    /// <summary>Whether the leaf is part of the elements of memory that C# cannot see as a span of numbers.</summary>
    public bool IsGathered => Type.Form is CompositeForm.Gathered or CompositeForm.Parallel;

    /// <summary>The way as one name: <c>layerWeights</c> for <c>layer.Weights</c>.</summary>
    public string Name => string.Concat(Text.Replace("@", "").Split('.')
        .Select((step, i) => i == 0 ? step : char.ToUpperInvariant(step[0]) + step.Substring(1)));

    /// <summary>How the leaf is read, unless it is seen through a span.</summary>
    public string Read => Type.Form switch
    {
        CompositeForm.Enumeration => "(" + Type.Leaf.Element.Spelling() + ")" + Text,
        CompositeForm.Matrix when Leaf > 0 => Text + (Leaf == 1 ? ".GetLength(0)" : ".GetLength(1)"),
        CompositeForm.Tensor when Leaf > 0 => Text + ".Lengths",
        _ => Text,
    };

    /// <summary>The number of elements of memory; of a matrix its rows and columns.</summary>
    public string Shape => Type.Form switch
    {
        CompositeForm.Matrix => $"{Text}.GetLength(0), {Text}.GetLength(1)",
        CompositeForm.Tensor => $"global::AutoDiffDSL.Tape.Cells.Of({Text}).Length",
        _ => Text + ".Length",
    };

    public static LeafPath Of(Part part) => part.Passing == Passing.Instance
        ? Along("this", part.Type, part.Leaf)
        : Of(part.Whole, part.Type, part.Leaf);

    public static LeafPath Of(string whole, CompositeType type, int leaf) =>
        Along(Identifiers.Escape(whole), type, leaf);

    private static LeafPath Along(string text, CompositeType type, int leaf)
    {
        (string way, CompositeType last, int number) = type.Along(text, leaf);
        return new LeafPath(way, last, number);
    }
}
