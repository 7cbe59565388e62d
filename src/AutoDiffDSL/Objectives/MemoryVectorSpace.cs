using AutoDiffDSL.Numerics;

namespace AutoDiffDSL;

/// <summary>Vectors in memory.</summary>
public sealed class MemoryVectorSpace : IVectorSpace<Memory<double>>
{
    /// <summary>The space of vectors with this many entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is negative.</exception>
    public MemoryVectorSpace(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        Dimension = dimension;
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public Memory<double> Create() => new double[Dimension];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A vector is not of this space.</exception>
    public double Dot(Memory<double> x, Memory<double> y) => VectorMath.Dot(Entries(x), Entries(y));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector is not of this space.</exception>
    public double Norm(Memory<double> x) => VectorMath.Norm(Entries(x));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A vector is not of this space.</exception>
    public void Copy(Memory<double> source, Memory<double> destination) =>
        Entries(source).CopyTo(Entries(destination));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The vector is not of this space.</exception>
    public void Scale(double factor, Memory<double> x) => VectorMath.Scale(factor, Entries(x));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A vector is not of this space.</exception>
    public void Axpy(double factor, Memory<double> x, Memory<double> y) =>
        VectorMath.Axpy(factor, Entries(x), Entries(y));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A vector is not of this space.</exception>
    public void Map<TMap>(TMap map, Memory<double> x, Memory<double> result)
        where TMap : struct, IElementMap
    {
        Span<double> from = Entries(x);
        Span<double> to = Entries(result);
        for (int i = 0; i < from.Length; i++)
            to[i] = map.Apply(from[i]);
    }

    private Span<double> Entries(Memory<double> vector) => vector.Length == Dimension
        ? vector.Span
        : throw new ArgumentException(
            $"A vector of length {vector.Length} is not of this space of dimension {Dimension}.");
}
