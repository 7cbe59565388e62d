using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests;

/// <summary>A run of scalars inside shared storage; scalars are kept as <see cref="Literal"/> bits.</summary>
internal sealed class BufferView(ScalarKind element, long[] storage, int offset, int length)
{
    public ScalarKind Element { get; } = element;

    public int Length { get; } = length;

    public long this[int index]
    {
        get => storage[At(index)];
        set => storage[At(index)] = value;
    }

    public BufferView Slice(int start, int count)
    {
        if (start < 0 || count < 0 || start + count > Length)
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }

        return new BufferView(Element, storage, offset + start, count);
    }

    public BufferView Copy() => new(Element, storage.AsSpan(offset, Length).ToArray(), 0, Length);

    private int At(int index) =>
        (uint)index < (uint)Length ? offset + index : throw new IndexOutOfRangeException();
}
