using System.Runtime.CompilerServices;

namespace AutoDiffDSL.Tape;

/// <summary>
/// A growable tape in a workspace: values, and apart from them whole-buffer snapshots, each last in, first out.
/// Lives no longer than its frame, and grows only while that frame is the innermost one.
/// </summary>
/// <typeparam name="T">The type of an element.</typeparam>
public ref struct ValueStack<T>
    where T : unmanaged
{
    private const int UsualCapacity = 64;

    private readonly WorkspaceFrame _frame;
    private BlockStack<T> _values;
    private BlockStack<BufferHandle> _snapshots;

    /// <summary>An empty stack; it takes no memory before the first push.</summary>
    /// <param name="frame">The frame whose memory it uses.</param>
    /// <param name="capacity">How many values to make room for at the first push; more may follow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public ValueStack(WorkspaceFrame frame, int capacity = UsualCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _frame = frame;
        _values = new BlockStack<T>(frame, Math.Max(capacity, 1));
        _snapshots = new BlockStack<BufferHandle>(frame, UsualCapacity);
    }

    /// <summary>The number of values on the stack; snapshots are not counted.</summary>
    public readonly int Count => _values.Count;

    /// <summary>The number of snapshots on the stack.</summary>
    public readonly int SnapshotCount => _snapshots.Count;

    /// <summary>Puts a value on top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value) => _values.Push(value);

    /// <summary>Takes the value pushed last.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop() => _values.Pop();

    /// <summary>Puts a copy of a whole buffer on top of the snapshots.</summary>
    public void PushCopy(scoped ReadOnlySpan<T> source)
    {
        _frame.Copy(source, out BufferHandle handle);
        _snapshots.Push(handle);
    }

    /// <summary>
    /// Takes the snapshot pushed last: its own memory, which stays valid, and may be written, until the frame ends.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Span<T> PopSpan() => _frame.Resolve<T>(_snapshots.Pop());
}
