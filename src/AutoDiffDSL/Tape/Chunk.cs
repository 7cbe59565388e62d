using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffDSL.Tape;

/// <summary>One pinned block of workspace memory, handed out from the bottom up.</summary>
internal sealed unsafe class Chunk
{
    private readonly CacheLine[] _lines;

    /// <summary>The address of the first aligned byte; stable, for the array is pinned.</summary>
    private readonly byte* _start;

    /// <exception cref="OutOfMemoryException">The memory is not to be had.</exception>
    public Chunk(long capacity)
    {
        long lines = (capacity + CacheLine.Bytes - 1) / CacheLine.Bytes;
        if (lines + 1 > Array.MaxLength)
            throw new OutOfMemoryException($"A workspace cannot hold {capacity} bytes in one piece.");

        // One line more than asked for, as the runtime aligns an array to 8 bytes only.
        _lines = GC.AllocateUninitializedArray<CacheLine>((int)(lines + 1), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_lines));
        _start = (byte*)((address + CacheLine.Bytes - 1) & -CacheLine.Bytes);
        Capacity = lines * CacheLine.Bytes;
    }

    /// <summary>The usable bytes, a multiple of the line size.</summary>
    public long Capacity { get; }

    /// <summary>The bytes handed out, a multiple of the line size.</summary>
    public long Used { get; set; }

    public Span<T> Span<T>(long byteOffset, int length)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.AsRef<T>(_start + byteOffset), length);

    /// <summary>The offset of an address in the part handed out, or -1 where it lies elsewhere.</summary>
    public long OffsetOf(void* address)
    {
        long offset = (byte*)address - _start;
        return (byte*)address >= _start && offset < Used ? offset : -1;
    }
}
