using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>A span or array, of numbers or of structs.</summary>
/// <param name="Layout">The layout of its type.</param>
/// <param name="Leaves">Its buffers.</param>
internal readonly record struct Sequence(Layout Layout, Value[] Leaves)
{
    /// <summary>The layout of an element.</summary>
    public Layout Element => Layout.Element!;

    /// <summary>How many scalars of a buffer belong to one element.</summary>
    public int Stride => Layout.Kind == LayoutKind.Interleaved ? Element.Count : 1;
}
