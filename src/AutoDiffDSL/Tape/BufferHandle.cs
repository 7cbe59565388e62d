namespace AutoDiffDSL.Tape;

/// <summary>
/// Where a span lies in a workspace, as a value that can be kept on a tape, merged at a branch or swapped.
/// Valid for as long as the memory it names: until the frame that it was taken in ends.
/// </summary>
/// <param name="Chunk">The index of the workspace's chunk.</param>
/// <param name="Length">The number of elements; 0 for an empty span, whose place does not matter.</param>
/// <param name="ByteOffset">The offset of the first element in the chunk, in bytes.</param>
public readonly record struct BufferHandle(int Chunk, int Length, long ByteOffset);
