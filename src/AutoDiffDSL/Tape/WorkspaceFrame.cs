using System.Runtime.InteropServices;

namespace AutoDiffDSL.Tape;

/// <summary>
/// A stretch of workspace memory that is released as one when the frame is disposed. Spans are aligned to 64 bytes and
/// stay in place until then; using one afterwards reads memory that others write.
/// </summary>
public readonly ref struct WorkspaceFrame : IDisposable
{
    private readonly Workspace _workspace;
    private readonly WorkspaceMark _mark;

    internal WorkspaceFrame(Workspace workspace, WorkspaceMark mark)
    {
        _workspace = workspace;
        _mark = mark;
    }

    /// <summary>Memory filled with zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="InvalidOperationException">A frame inside this one is still open.</exception>
    public Span<T> Zeros<T>(int length)
        where T : unmanaged
    {
        Span<T> span = _workspace.Allocate<T>(length, _mark, out _);
        span.Clear();
        return span;
    }

    /// <summary>Memory with arbitrary content.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="InvalidOperationException">A frame inside this one is still open.</exception>
    public Span<T> Uninitialized<T>(int length)
        where T : unmanaged => Allocate<T>(length, out _);

    /// <summary>A fresh copy of a span.</summary>
    /// <exception cref="InvalidOperationException">A frame inside this one is still open.</exception>
    public Span<T> Copy<T>(scoped ReadOnlySpan<T> source)
        where T : unmanaged => Copy(source, out _);

    /// <summary>
    /// The place of a span that came from this workspace, or of a slice of one. An empty span may come from anywhere.
    /// </summary>
    /// <exception cref="InvalidOperationException">The span does not lie in this workspace.</exception>
    public BufferHandle HandleOf<T>(scoped ReadOnlySpan<T> span)
        where T : unmanaged => _workspace.HandleOf(span);

    /// <inheritdoc cref="HandleOf{T}(ReadOnlySpan{T})"/>
    public BufferHandle HandleOf<T>(scoped Span<T> span)
        where T : unmanaged => _workspace.HandleOf((ReadOnlySpan<T>)span);

    /// <summary>The span at a place.</summary>
    /// <exception cref="InvalidOperationException">The place is not, or no longer, in use.</exception>
    public Span<T> Resolve<T>(BufferHandle handle)
        where T : unmanaged => _workspace.Resolve<T>(handle);

    /// <summary>Releases all memory taken since the frame was opened, by it and by frames inside it.</summary>
    public void Dispose() => _workspace?.Release(_mark);

    internal Span<T> Allocate<T>(int length, out BufferHandle handle, int trailer = 0)
        where T : unmanaged
    {
        Span<T> span = _workspace.Allocate<T>(length, _mark, out handle, trailer);
        if (_workspace.PoisonsUninitialized)
            MemoryMarshal.AsBytes(span).Fill(0xFF);
        return span;
    }

    internal Span<T> Copy<T>(scoped ReadOnlySpan<T> source, out BufferHandle handle, int trailer = 0)
        where T : unmanaged
    {
        Span<T> span = _workspace.Allocate<T>(source.Length, _mark, out handle, trailer);
        source.CopyTo(span);
        return span;
    }
}
