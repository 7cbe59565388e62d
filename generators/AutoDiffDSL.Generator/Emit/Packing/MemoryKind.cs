namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>How C# holds numbers that a parameter refers to.</summary>
internal enum MemoryKind
{
    ReadOnlySpan,
    Span,
    Array,
    Matrix,
    Tensor,
}
