using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffDSL.Tape;

/// <summary>
/// The memory that generated derivatives take their tapes and temporaries from: one per thread, used as a stack of
/// frames. Memory never moves once handed out: growing adds a chunk. When the outermost frame ends and had needed
/// several chunks, the next one starts with a single chunk of their joint size, so that the steady state is one chunk
/// and allocates nothing.
/// </summary>
public sealed class Workspace
{
    private const long SmallestChunk = 64 * 1024;
    private const long LargestSpareRoom = 1L << 30;

    [ThreadStatic]
    private static Workspace? s_current;

    private Chunk[] _chunks = [];
    private int _chunkCount;
    private int _active = -1;

    /// <summary>Bytes in use in the chunks below the active one.</summary>
    private long _usedBelow;

    /// <summary>The size of the first chunk when there is none.</summary>
    private long _firstChunk = SmallestChunk;

    private long _peakOfFrame;

    private Workspace()
    {
    }

    /// <summary>The calling thread's workspace, created on demand.</summary>
    public static Workspace Current => s_current ??= new Workspace();

    /// <summary>The most bytes in use at one time since creation or <see cref="ResetPeak"/>.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>The bytes that the workspace holds, in use or not.</summary>
    public long CapacityBytes
    {
        get
        {
            long capacity = 0;
            for (int i = 0; i < _chunkCount; i++)
                capacity += _chunks[i].Capacity;
            return capacity;
        }
    }

    /// <summary>The number of frames that are open.</summary>
    public int Depth { get; private set; }

    /// <summary>
    /// For tests of generated code: fills memory whose content is arbitrary with NaN (all bits one), so that a value
    /// read before it is written shows.
    /// </summary>
    public bool PoisonsUninitialized { get; set; }

    internal int ChunkCount => _chunkCount;

    private long UsedBytes => _active < 0 ? 0 : _usedBelow + _chunks[_active].Used;

    /// <summary>
    /// Opens a frame on the calling thread's workspace. Frames nest; disposing one releases all memory taken since it
    /// was opened: <c>using WorkspaceFrame workspace = Workspace.Enter();</c>
    /// </summary>
    public static WorkspaceFrame Enter()
    {
        Workspace workspace = Current;
        return new WorkspaceFrame(workspace, workspace.Open());
    }

    /// <summary>Sets <see cref="PeakBytes"/> back to what is in use now.</summary>
    public void ResetPeak() => PeakBytes = UsedBytes;

    /// <summary>
    /// Gives back the chunks that nothing lies in, and forgets the size learnt. To be called on the workspace's own
    /// thread.
    /// </summary>
    public void Trim()
    {
        int keep = Depth == 0 ? 0 : _active + 1;
        Array.Clear(_chunks, keep, _chunkCount - keep);
        _chunkCount = keep;
        _firstChunk = SmallestChunk;
        if (keep > 0)
            return;

        _chunks = [];
        _active = -1;
        _usedBelow = 0;
    }

    internal WorkspaceMark Open()
    {
        if (Depth == 0)
            _peakOfFrame = 0;
        var mark = new WorkspaceMark(_active, Depth, _active < 0 ? 0 : _chunks[_active].Used);
        Depth++;
        return mark;
    }

    internal void Release(WorkspaceMark mark)
    {
        if (Depth <= mark.Depth)
            return;

        while (_active > mark.Chunk)
            LeaveActiveChunk();
        if (_active >= 0)
            _chunks[_active].Used = mark.Used;
        Depth = mark.Depth;
        if (Depth == 0)
            Consolidate();
    }

    /// <summary>Takes memory for so many elements, and so many bytes behind them for the caller's own use.</summary>
    internal Span<T> Allocate<T>(int length, WorkspaceMark mark, out BufferHandle handle, int trailer = 0)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (Depth != mark.Depth + 1)
            ThrowNotInnermost();

        if (length == 0 && trailer == 0)
        {
            handle = default;
            return default;
        }

        long bytes = (TapeLink.OffsetBehind<T>(length) + trailer + CacheLine.Bytes - 1) & -CacheLine.Bytes;
        if (_active < 0 || _chunks[_active].Capacity - _chunks[_active].Used < bytes)
            EnterChunkWithRoom(bytes);

        Chunk chunk = _chunks[_active];
        handle = new BufferHandle(_active, length, chunk.Used);
        chunk.Used += bytes;
        long used = _usedBelow + chunk.Used;
        if (used > _peakOfFrame)
            _peakOfFrame = used;
        if (used > PeakBytes)
            PeakBytes = used;
        return chunk.Span<T>(handle.ByteOffset, length);
    }

    internal unsafe BufferHandle HandleOf<T>(scoped ReadOnlySpan<T> span)
        where T : unmanaged
    {
        if (span.IsEmpty)
            return default;

        // The address is only compared, and what it is compared with does not move.
        void* address = Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));
        for (int i = _active; i >= 0; i--)
        {
            long offset = _chunks[i].OffsetOf(address);
            if (offset >= 0)
                return new BufferHandle(i, span.Length, offset);
        }

        throw new InvalidOperationException("The span does not lie in this workspace.");
    }

    internal Span<T> Resolve<T>(BufferHandle handle)
        where T : unmanaged
    {
        if (handle.Length == 0)
            return default;

        if ((uint)handle.Chunk > (uint)_active || handle.Length < 0 || handle.ByteOffset < 0 || _active < 0
            || handle.ByteOffset + (long)handle.Length * Unsafe.SizeOf<T>() > _chunks[handle.Chunk].Used)
            throw new InvalidOperationException("The handle does not name memory in use in this workspace.");
        return _chunks[handle.Chunk].Span<T>(handle.ByteOffset, handle.Length);
    }

    private static void ThrowNotInnermost() => throw new InvalidOperationException(
        "Memory can be taken only from the innermost open workspace frame: a frame inside this one is still open, "
        + "or this one was disposed.");

    private void LeaveActiveChunk()
    {
        _chunks[_active].Used = 0;
        _active--;
        _usedBelow -= _active < 0 ? 0 : _chunks[_active].Used;
    }

    private void EnterChunkWithRoom(long bytes)
    {
        // Chunks above the active one are empty; one too small for the request gives way to a larger one.
        int next = _active + 1;
        if (next == _chunkCount || _chunks[next].Capacity < bytes)
        {
            long spare = _chunkCount == 0 ? _firstChunk : Math.Min(CapacityBytes, LargestSpareRoom);
            var chunk = new Chunk(Math.Max(bytes, spare));
            if (next == _chunks.Length)
                Array.Resize(ref _chunks, Math.Max(4, 2 * next));
            if (next == _chunkCount)
                _chunkCount++;
            _chunks[next] = chunk;
        }

        _usedBelow += _active < 0 ? 0 : _chunks[_active].Used;
        _active = next;
    }

    /// <summary>Lets several chunks go; the next allocation makes one that holds what they held.</summary>
    private void Consolidate()
    {
        if (_chunkCount <= 1)
            return;

        _firstChunk = Math.Max(SmallestChunk, _peakOfFrame + _peakOfFrame / 4);
        _chunks = [];
        _chunkCount = 0;
        _active = -1;
        _usedBelow = 0;
    }
}
