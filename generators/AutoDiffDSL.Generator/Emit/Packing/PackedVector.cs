using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>A span of numbers in which arguments lie packed.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Element">The type of its cells.</param>
/// <param name="Layout">What lies where.</param>
internal sealed record PackedVector(string Name, ScalarKind Element, VectorLayout Layout)
{
    public string Cell(VectorBlock block) => Layout.Cell(Name, block);

    public string Slice(VectorBlock block) => Layout.Slice(Name, block);
}
