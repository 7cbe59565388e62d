using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffDSL.Tape;

/// <summary>Memory of other shapes as a span of the numbers in it, for generated code. Nothing is copied.</summary>
public static class Cells
{
    /// <summary>The numbers of a matrix, row by row.</summary>
    public static Span<T> Of<T>(T[,] matrix)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);

    /// <summary>
    /// The memory of a list, as far as it is known: that of <see cref="List{T}"/> and of an array. Of any other list
    /// the span is empty, so this only serves to tell that memory is shared.
    /// </summary>
    public static ReadOnlySpan<T> Of<T>(IReadOnlyList<T> list)
        where T : unmanaged => list switch
        {
            List<T> known => CollectionsMarshal.AsSpan(known),
            T[] known => known,
            _ => [],
        };

    /// <summary>
    /// The numbers of structs that consist of <typeparamref name="TNumber"/> alone, one struct after the other.
    /// </summary>
    public static Span<TNumber> Of<TStruct, TNumber>(Span<TStruct> structs)
        where TStruct : unmanaged
        where TNumber : unmanaged => MemoryMarshal.Cast<TStruct, TNumber>(structs);

    /// <inheritdoc cref="Of{TStruct, TNumber}(Span{TStruct})"/>
    public static ReadOnlySpan<TNumber> Of<TStruct, TNumber>(ReadOnlySpan<TStruct> structs)
        where TStruct : unmanaged
        where TNumber : unmanaged => MemoryMarshal.Cast<TStruct, TNumber>(structs);

    /// <inheritdoc cref="Of{TStruct, TNumber}(Span{TStruct})"/>
    public static Span<TNumber> Of<TStruct, TNumber>(TStruct[] structs)
        where TStruct : unmanaged
        where TNumber : unmanaged => MemoryMarshal.Cast<TStruct, TNumber>(structs.AsSpan());
}
