using System;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>Memory among the leaves of a parameter: what C# type it has, and how its numbers are seen.</summary>
/// <param name="Leaf">The leaf; the first, where elements are structs with several.</param>
/// <param name="Kind">The kind of memory.</param>
/// <param name="Structs">The type of the elements, where they are structs.</param>
internal sealed record PackedMemory(Parameter Leaf, MemoryKind Kind, CompositeType? Structs)
{
    private const string Cells = "global::AutoDiffDSL.Tape.Cells.";

    /// <summary>Whether it is a tensor, or a span of one.</summary>
    public bool IsTensor { get; init; }

    /// <summary>Whether the elements are structs that do not lie in memory as their numbers.</summary>
    public bool IsGathered => Structs is not null && LeafPath.Of(Leaf.Part!).IsGathered;

    /// <summary>What a copy of it is called.</summary>
    public string Name => IsGathered ? LeafPath.Of(Leaf.Part!).Name : Leaf.Name;

    /// <summary>The type of a number.</summary>
    public string Number => TypeNames.Of(Leaf.Type.Element);

    /// <summary>The type of an element.</summary>
    public string Element => Structs?.Name ?? Number;

    public static PackedMemory Of(Parameter leaf)
    {
        bool isWritable = leaf.Type.Shape == TypeShape.Buffer;
        MemoryKind span = isWritable ? MemoryKind.Span : MemoryKind.ReadOnlySpan;
        if (leaf.Part is not { } part)
        {
            return new PackedMemory(leaf, leaf.Passing == Passing.Array ? MemoryKind.Array : span, null);
        }

        CompositeType type = LeafPath.Of(part).Type;
        if (type.Form == CompositeForm.Matrix)
        {
            return new PackedMemory(leaf, MemoryKind.Matrix, null);
        }

        if (type.Form == CompositeForm.Tensor)
        {
            bool isDeclared = !part.IsShadow || !part.Type.IsMemory;
            return new PackedMemory(leaf, isDeclared ? TensorKind(type) : span, null) { IsTensor = true };
        }

        // A span in a signature may be declared again as one that is written, or only read; a field stays what it is.
        MemoryKind declared = part.Type.IsMemory
            ? part.Passing == Passing.Array ? MemoryKind.Array : span
            : type.Name.EndsWith("[]", StringComparison.Ordinal) ? MemoryKind.Array
            : type.Name.StartsWith("global::System.ReadOnlySpan", StringComparison.Ordinal) ? MemoryKind.ReadOnlySpan
            : MemoryKind.Span;
        return new PackedMemory(leaf, declared, type.Element);
    }

    /// <summary>A span of numbers as what the parameter is.</summary>
    /// <param name="numbers">The span.</param>
    /// <param name="memory">Knows the lengths of a tensor.</param>
    public string Wrapped(string numbers, PackingMemory memory) =>
        IsTensor
            ? $"new {TypeNames.Tensor(Leaf.Type.Element, Kind == MemoryKind.Span)}({numbers}, {memory.Lengths(Leaf)})"
        : Structs is null ? numbers
        : $"{Cells}As<{Number}, {Element}>({numbers})";

    /// <summary>The numbers of an array, matrix or tensor, to be filled or read.</summary>
    public string NumbersOf(string memory) => Kind switch
    {
        _ when Structs is not null => $"{Cells}Of<{Element}, {Number}>({memory})",
        MemoryKind.Matrix or MemoryKind.Tensor => $"{Cells}Of({memory})",
        _ => $"global::System.MemoryExtensions.AsSpan({memory})",
    };

    private static MemoryKind TensorKind(CompositeType type) =>
        type.Name.Contains(".ReadOnlyTensorSpan<") ? MemoryKind.ReadOnlySpan
        : type.Name.Contains(".TensorSpan<") ? MemoryKind.Span
        : MemoryKind.Tensor;
}
