using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace AutoDiffDSL.Tape;

public static partial class Guard
{
    /// <summary>Checks that a tangent or an adjoint has the rank of its primal and all its lengths.</summary>
    /// <param name="expected">The primal.</param>
    /// <param name="actual">The tensor given.</param>
    /// <param name="parameterName">The parameter that was given.</param>
    /// <param name="primalName">The primal parameter.</param>
    /// <exception cref="ArgumentException">The rank or a length differs.</exception>
    public static void SameShape<T>(
        scoped in ReadOnlyTensorSpan<T> expected,
        scoped in ReadOnlyTensorSpan<T> actual,
        string parameterName,
        string primalName)
    {
        if (!expected.Lengths.SequenceEqual(actual.Lengths))
            ThrowShape(Shape.Of(expected.Lengths), Shape.Of(actual.Lengths), parameterName, primalName);
    }

    /// <inheritdoc cref="SameShape{T}(in ReadOnlyTensorSpan{T}, in ReadOnlyTensorSpan{T}, string, string)"/>
    /// <exception cref="ArgumentNullException">The primal is null.</exception>
    public static void SameShape<T>(
        Tensor<T> expected, scoped in ReadOnlyTensorSpan<T> actual, string parameterName, string primalName)
    {
        ArgumentNullException.ThrowIfNull(expected, primalName);
        SameShape(expected.AsReadOnlyTensorSpan(), in actual, parameterName, primalName);
    }

    /// <inheritdoc cref="SameShape{T}(in ReadOnlyTensorSpan{T}, in ReadOnlyTensorSpan{T}, string, string)"/>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    public static void SameShape<T>(Tensor<T> expected, Tensor<T> actual, string parameterName, string primalName)
    {
        ArgumentNullException.ThrowIfNull(expected, primalName);
        ArgumentNullException.ThrowIfNull(actual, parameterName);
        SameShape(expected.AsReadOnlyTensorSpan(), actual.AsReadOnlyTensorSpan(), parameterName, primalName);
    }

    /// <summary>Checks that a tensor has as many dimensions as a method takes indices of it.</summary>
    /// <param name="lengths">The lengths of the tensor's dimensions.</param>
    /// <param name="rank">The number of indices.</param>
    /// <param name="parameterName">The parameter that was given; null for a tensor that is none.</param>
    /// <exception cref="ArgumentException">The tensor has another rank.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rank(ReadOnlySpan<nint> lengths, int rank, string? parameterName)
    {
        if (lengths.Length != rank)
            ThrowRank(rank, lengths.Length, parameterName);
    }

    /// <summary>Checks an index at which a part of a tensor begins.</summary>
    /// <param name="index">The index.</param>
    /// <param name="length">The length of the dimension.</param>
    /// <exception cref="IndexOutOfRangeException">The index is negative, or not less than the length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Index(int index, int length)
    {
        if ((uint)index >= (uint)length)
            ThrowIndex();
    }

    /// <summary>
    /// Checks that two tensors have the same lengths, as what works on them element by element needs: generated code
    /// broadcasts nothing.
    /// </summary>
    /// <param name="first">The lengths of one.</param>
    /// <param name="second">The lengths of the other.</param>
    /// <exception cref="ArgumentException">The ranks or the lengths differ.</exception>
    public static void SameLengths(ReadOnlySpan<nint> first, ReadOnlySpan<nint> second)
    {
        if (!first.SequenceEqual(second))
            ThrowLengths(Shape.Of(first), Shape.Of(second));
    }

    [DoesNotReturn]
    private static void ThrowShape(string shape, string actualShape, string parameterName, string primalName) =>
        throw new ArgumentException(
            $"'{parameterName}' has shape {actualShape}, but '{primalName}', which it belongs to, has shape {shape}.",
            parameterName);

    [DoesNotReturn]
    private static void ThrowIndex() => throw new IndexOutOfRangeException();

    [DoesNotReturn]
    private static void ThrowLengths(string first, string second) =>
        throw new ArgumentException(
            $"Tensors of shapes {first} and {second} are combined element by element; nothing is broadcast here. "
            + "Copy the smaller one to the shape of the other with Tensor.BroadcastTo before the call.");

    [DoesNotReturn]
    private static void ThrowRank(int rank, int actual, string? parameterName) =>
        throw new ArgumentException(
            $"{(parameterName is null ? "A tensor" : $"'{parameterName}'")} has rank {actual}, but the method takes its "
            + $"elements by {rank} {(rank == 1 ? "index" : "indices")}.",
            parameterName);
}
