using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;

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
    /// <param name="tensor">The tensor given.</param>
    /// <param name="rank">The number of indices.</param>
    /// <param name="parameterName">The parameter that was given.</param>
    /// <exception cref="ArgumentException">The tensor has another rank.</exception>
    public static void Rank<T>(scoped in ReadOnlyTensorSpan<T> tensor, int rank, string parameterName)
    {
        if (tensor.Rank != rank)
            ThrowRank(rank, tensor.Rank, parameterName);
    }

    /// <inheritdoc cref="Rank{T}(in ReadOnlyTensorSpan{T}, int, string)"/>
    public static void Rank<T>(scoped in TensorSpan<T> tensor, int rank, string parameterName)
    {
        if (tensor.Rank != rank)
            ThrowRank(rank, tensor.Rank, parameterName);
    }

    /// <inheritdoc cref="Rank{T}(in ReadOnlyTensorSpan{T}, int, string)"/>
    /// <exception cref="ArgumentNullException">There is no tensor.</exception>
    public static void Rank<T>(Tensor<T> tensor, int rank, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(tensor, parameterName);
        if (tensor.Rank != rank)
            ThrowRank(rank, tensor.Rank, parameterName);
    }

    [DoesNotReturn]
    private static void ThrowShape(string shape, string actualShape, string parameterName, string primalName) =>
        throw new ArgumentException(
            $"'{parameterName}' has shape {actualShape}, but '{primalName}', which it belongs to, has shape {shape}.",
            parameterName);

    [DoesNotReturn]
    private static void ThrowRank(int rank, int actual, string parameterName) =>
        throw new ArgumentException(
            $"'{parameterName}' has rank {actual}, but the method takes its elements by {rank} "
            + $"{(rank == 1 ? "index" : "indices")}.",
            parameterName);
}
