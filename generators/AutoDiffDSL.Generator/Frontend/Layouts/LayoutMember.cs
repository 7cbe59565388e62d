namespace AutoDiffDSL.Generator.Frontend.Layouts;

/// <summary>A field, automatic property or tuple element.</summary>
/// <param name="Name">The member's name; <c>Item1</c>, <c>Item2</c>, ... for tuple elements.</param>
/// <param name="Label">What it adds to the name of a variable.</param>
/// <param name="Layout">The layout of its type.</param>
/// <param name="Offset">The position of its first leaf among those of the whole.</param>
internal sealed record LayoutMember(string Name, string Label, Layout Layout, int Offset);
