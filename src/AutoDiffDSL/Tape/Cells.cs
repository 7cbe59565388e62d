using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffDSL.Tape;

/// <summary>Memory of other shapes as a span of the numbers in it, for generated code. Nothing is copied.</summary>
public static partial class Cells
{
    /// <summary>The numbers of a matrix, row by row.</summary>
    public static Span<T> Of<T>(T[,] matrix)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(matrix)), matrix.Length);

    /// <summary>
    /// Memory for a method that takes a <see cref="Span{T}"/> and is known not to write it. Nothing may be written
    /// through the span.
    /// </summary>
    public static Span<T> Unwritten<T>(ReadOnlySpan<T> memory) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(memory), memory.Length);

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

    /// <summary>
    /// Numbers, one struct after the other, as the structs that consist of them; the inverse of
    /// <see cref="Of{TStruct, TNumber}(Span{TStruct})"/>.
    /// </summary>
    public static Span<TStruct> As<TNumber, TStruct>(Span<TNumber> numbers)
        where TNumber : unmanaged
        where TStruct : unmanaged => MemoryMarshal.Cast<TNumber, TStruct>(numbers);

    /// <inheritdoc cref="As{TNumber, TStruct}(Span{TNumber})"/>
    public static ReadOnlySpan<TStruct> As<TNumber, TStruct>(ReadOnlySpan<TNumber> numbers)
        where TNumber : unmanaged
        where TStruct : unmanaged => MemoryMarshal.Cast<TNumber, TStruct>(numbers);

    /// <summary>The bytes of structs without references, by which memory of any two types is compared.</summary>
    public static ReadOnlySpan<byte> Bytes<TStruct>(ReadOnlySpan<TStruct> structs)
        where TStruct : unmanaged => MemoryMarshal.AsBytes(structs);
}
