using System.Runtime.CompilerServices;

namespace AutoDiffDSL.Tape;

/// <summary>
/// A stack in blocks that double in size, so that pushing never copies. Blocks are kept when the stack shrinks. The
/// directory of blocks exists only from the second block on.
/// </summary>
internal ref struct BlockStack<T>
    where T : unmanaged
{
    /// <summary>Doubling from one element passes <see cref="int.MaxValue"/> elements within 32 blocks.</summary>
    private const int MostBlocks = 32;

    private readonly WorkspaceFrame _frame;
    private readonly int _firstCapacity;
    private Span<BufferHandle> _directory;
    private Span<T> _block;
    private BufferHandle _first;
    private int _index;
    private int _blocks;
    private int _inBlock;
    private int _below;

    public BlockStack(WorkspaceFrame frame, int firstCapacity)
    {
        _frame = frame;
        _firstCapacity = firstCapacity;
        _index = -1;
    }

    public readonly int Count => _below + _inBlock;

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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PushIntoNextBlock(T value)
    {
        int below = checked(_below + _block.Length);
        int next = _index + 1;
        Span<T> block = next < _blocks ? _frame.Resolve<T>(_directory[next]) : AddBlock(below);
        _below = below;
        _index = next;
        _block = block;
        _block[0] = value;
        _inBlock = 1;
    }

    private Span<T> AddBlock(int below)
    {
        int capacity = below == 0 ? _firstCapacity : (int)Math.Min(below, Array.MaxLength - (long)below);
        Span<T> block = _frame.Allocate<T>(capacity, out BufferHandle handle);
        if (_blocks == 0)
            _first = handle;
        else
            Directory()[_blocks] = handle;
        _blocks++;
        return block;
    }

    private Span<BufferHandle> Directory()
    {
        if (_directory.IsEmpty)
        {
            _directory = _frame.Uninitialized<BufferHandle>(MostBlocks);
            _directory[0] = _first;
        }

        return _directory;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T PopFromBlockBelow()
    {
        if (_index <= 0)
            throw new InvalidOperationException("The stack is empty.");

        _index--;
        _block = _frame.Resolve<T>(_directory[_index]);
        _below -= _block.Length;
        _inBlock = _block.Length - 1;
        return _block[_inBlock];
    }
}
