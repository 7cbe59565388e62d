using System.Runtime.CompilerServices;

namespace AutoDiffDSL.Tape;

/// <summary>What lies behind a block of a tape in memory, and ties it to its neighbours.</summary>
/// <param name="Below">The block, or snapshot, that was there before.</param>
/// <param name="Above">The block that was made after it; default where there is none.</param>
internal readonly record struct TapeLink(BufferHandle Below, BufferHandle Above)
{
    private const int Alignment = 16;

    /// <summary>The bytes that so many elements take before a link may follow.</summary>
    public static long OffsetBehind<T>(int length)
        where T : unmanaged => ((long)length * Unsafe.SizeOf<T>() + Alignment - 1) & -Alignment;

    /// <summary>Where the link behind a block of elements lies.</summary>
    public static BufferHandle Behind<T>(BufferHandle block)
        where T : unmanaged => new(block.Chunk, 1, block.ByteOffset + OffsetBehind<T>(block.Length));
}
