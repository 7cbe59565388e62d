using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffDSL.Tape;

public static partial class Cells
{
    /// <summary>
    /// The numbers of a dense tensor in row-major order: the last index runs fastest. Nothing is copied.
    /// </summary>
    /// <param name="tensor">The tensor, of any rank.</param>
    /// <param name="name">What the tensor is called where it is at fault.</param>
    /// <exception cref="ArgumentNullException">There is no tensor.</exception>
    /// <exception cref="ArgumentException">
    /// The tensor is not dense, such as a block out of a larger one, a transposed or a broadcast one; or it has more
    /// elements, or a greater length, than an array can have.
    /// </exception>
    public static Span<T> Of<T>(Tensor<T> tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);

        // The tensor's own GetPinnableReference forgets where a block begins (System.Numerics.Tensors 10.0.0).
        TensorSpan<T> span = tensor.AsTensorSpan();
        int count = Count<T>(span, isTensor: true, name);
        return count == 0 ? [] : MemoryMarshal.CreateSpan(ref span.GetPinnableReference(), count);
    }

    /// <summary>
    /// The numbers of a dense tensor in row-major order: the last index runs fastest. Nothing is copied, and the span
    /// may live as long as the memory of the tensor.
    /// </summary>
    /// <param name="tensor">The tensor, of any rank.</param>
    /// <param name="name">What the tensor is called where it is at fault.</param>
    /// <exception cref="ArgumentException">
    /// The tensor is not dense, such as a block out of a larger one, a transposed or a broadcast one; or it has more
    /// elements, or a greater length, than an array can have.
    /// </exception>
    public static Span<T> Of<T>(
        scoped in TensorSpan<T> tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        int count = Count<T>(tensor, isTensor: false, name);
        return count == 0 ? [] : MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), count);
    }

    /// <inheritdoc cref="Of{T}(in TensorSpan{T}, string)"/>
    public static ReadOnlySpan<T> Of<T>(
        scoped in ReadOnlyTensorSpan<T> tensor, [CallerArgumentExpression(nameof(tensor))] string? name = null)
    {
        int count = Count(in tensor, isTensor: false, name);
        return count == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), count);
    }

    /// <summary>The number of elements of a tensor whose memory holds these, in order, and nothing between.</summary>
    private static int Count<T>(scoped in ReadOnlyTensorSpan<T> tensor, bool isTensor, string? name)
    {
        nint count = tensor.FlattenedLength;
        if (count > Array.MaxLength) ThrowLarge(Shape.Of(tensor.Lengths), name);
        if (count > 0)
        {
            if (!tensor.IsDense) ThrowSparse<T>(Shape.Of(tensor.Lengths), Shape.Of(tensor.Strides), isTensor, name);
            return (int)count;
        }

        // Beside a length of zero the others may be anything; and nothing lies in memory, dense or not.
        foreach (nint length in tensor.Lengths)
            if (length > Array.MaxLength) ThrowLarge(Shape.Of(tensor.Lengths), name);
        return 0;
    }

    [DoesNotReturn]
    private static void ThrowLarge(string shape, string? name) =>
        throw new ArgumentException(
            $"'{name}' has shape {shape}; its lengths and the number of its elements must not exceed "
            + $"{Array.MaxLength}.",
            name);

    [DoesNotReturn]
    private static void ThrowSparse<T>(string shape, string strides, bool isTensor, string? name) =>
        throw new ArgumentException(
            $"'{name}' is not dense: it has shape {shape} and strides {strides}. "
            + (isTensor
                ? "Copy it with ToDenseTensor()."
                : $"Copy it into a dense one: dense = Tensor.CreateFromShape<{typeof(T).Name}>({name}.Lengths); "
                + $"{name}.CopyTo(dense)."),
            name);
}
