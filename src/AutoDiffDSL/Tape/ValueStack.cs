using System.Runtime.CompilerServices;

namespace AutoDiffDSL.Tape;

/// <summary>
/// A growable tape in a workspace: values, and apart from them whole-buffer snapshots, each last in, first out.
/// Lives no longer than its frame, and grows only while that frame is the innermost one.
/// </summary>
/// <remarks>
/// Values lie in blocks that double the capacity, so that pushing never moves any; a block is kept for further use
/// when the stack shrinks below it.
/// </remarks>
/// <typeparam name="T">The type of an element.</typeparam>
public ref struct ValueStack<T>
    where T : unmanaged
{
    private const int UsualCapacity = 64;

    private readonly WorkspaceFrame _frame;
    private readonly int _firstCapacity;
    private int _inBlock;
    private Span<T> _block;
    private BufferHandle _place;
    private BufferHandle _snapshot;
    private int _below;
    private int _snapshots;

    /// <summary>An empty stack; it takes no memory before the first push.</summary>
    /// <param name="frame">The frame whose memory it uses.</param>
    /// <param name="capacity">How many values to make room for at the first push; more may follow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public ValueStack(WorkspaceFrame frame, int capacity = UsualCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _frame = frame;
        _firstCapacity = Math.Max(capacity, 1);
    }

    /// <summary>The number of values on the stack; snapshots are not counted.</summary>
    public readonly int Count => _below + _inBlock;

    /// <summary>The number of snapshots on the stack.</summary>
    public readonly int SnapshotCount => _snapshots;

    /// <summary>Puts a value on top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T value)
    {
        Span<T> block = _block;
        int inBlock = _inBlock;
        if ((uint)inBlock < (uint)block.Length)
        {
            block[inBlock] = value;
            _inBlock = inBlock + 1;
        }
        else
        {
            PushIntoNextBlock(value);
        }
    }

    /// <summary>Takes the value pushed last.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop()
    {
        Span<T> block = _block;
        int last = _inBlock - 1;
        if ((uint)last >= (uint)block.Length)
            return PopFromBlockBelow();

        _inBlock = last;
        return block[last];
    }

    /// <summary>Puts a copy of a whole buffer on top of the snapshots.</summary>
    public void PushCopy(scoped ReadOnlySpan<T> source)
    {
        _frame.Copy(source, out BufferHandle place, Unsafe.SizeOf<TapeLink>());
        Link(place) = new TapeLink(_snapshot, default);
        _snapshot = place;
        _snapshots++;
    }

    /// <summary>
    /// Takes the snapshot pushed last: its own memory, which stays valid, and may be written, until the frame ends.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Span<T> PopSpan()
    {
        if (_snapshots == 0)
            throw new InvalidOperationException("There is no snapshot on the stack.");

        Span<T> snapshot = _frame.Resolve<T>(_snapshot);
        _snapshot = Link(_snapshot).Below;
        _snapshots--;
        return snapshot;
    }

    private readonly ref TapeLink Link(BufferHandle place) =>
        ref _frame.Resolve<TapeLink>(TapeLink.Behind<T>(place))[0];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PushIntoNextBlock(T value)
    {
        int below = checked(_below + _block.Length);
        BufferHandle above = below == 0 ? default : Link(_place).Above;
        Span<T> block = above.Length > 0 ? _frame.Resolve<T>(above) : AddBlock(below, out above);
        block[0] = value;
        _block = block;
        _place = above;
        _below = below;
        _inBlock = 1;
    }

    private readonly Span<T> AddBlock(int below, out BufferHandle place)
    {
        int capacity = below == 0 ? _firstCapacity : Math.Min(below, Array.MaxLength - below);
        Span<T> block = _frame.Allocate<T>(capacity, out place, Unsafe.SizeOf<TapeLink>());
        Link(place) = new TapeLink(_place, default);
        if (below > 0)
            Link(_place) = Link(_place) with { Above = place };
        return block;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T PopFromBlockBelow()
    {
        if (_below == 0)
            throw new InvalidOperationException("The stack is empty.");

        _place = Link(_place).Below;
        _block = _frame.Resolve<T>(_place);
        _below -= _block.Length;
        _inBlock = _block.Length - 1;
        return _block[_inBlock];
    }
}
