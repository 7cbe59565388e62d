using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Stability;

/// <summary>An orthonormal set of vectors that grows, and can be rotated.</summary>
internal sealed class Basis
{
    private readonly int _dimension;
    private readonly double[][] _vectors;
    private double[][] _spare = [];

    public Basis(int dimension, int capacity)
    {
        _dimension = dimension;
        _vectors = new double[capacity][];
    }

    public int Count { get; private set; }

    public int Capacity => _vectors.Length;

    public ReadOnlySpan<double> this[int index] => _vectors[index];

    public void Add(ReadOnlySpan<double> unit)
    {
        _vectors[Count] ??= new double[_dimension];
        unit.CopyTo(_vectors[Count]);
        Count++;
    }

    /// <summary>
    /// Takes the components along the basis out of a vector. At least twice: after the first time what is left of
    /// them is rounding, relative to the vector as it was; twice is enough unless most of it was removed again
    /// (Daniel, Gragg, Kaufman and Stewart, 1976).
    /// </summary>
    /// <param name="vector">Updated.</param>
    /// <param name="components">Overwritten with what was taken out along each vector.</param>
    /// <returns>The norm of what remains.</returns>
    public double Orthogonalize(Span<double> vector, Span<double> components)
    {
        components = components[..Count];
        components.Clear();
        double before = VectorMath.Norm(vector);
        for (int pass = 0; pass < 5; pass++)
        {
            for (int i = 0; i < Count; i++)
            {
                double component = VectorMath.Dot(_vectors[i], vector);
                components[i] += component;
                VectorMath.Axpy(-component, _vectors[i], vector);
            }

            double after = VectorMath.Norm(vector);
            if (pass > 0 && after >= 0.5 * before)
                return after;
            before = after;
        }

        return before;
    }

    /// <summary>Replaces the vectors by combinations of them.</summary>
    /// <param name="count">How many combinations.</param>
    /// <param name="eigen">Their coefficients: one eigenvector each.</param>
    public void Rotate(int count, SymmetricEigen eigen)
    {
        if (_spare.Length < count)
            _spare = [.. _spare, .. Enumerable.Range(0, count - _spare.Length).Select(_ => new double[_dimension])];
        for (int i = 0; i < count; i++)
            Combine(eigen, i, _spare[i]);
        for (int i = 0; i < count; i++)
            (_vectors[i], _spare[i]) = (_spare[i], _vectors[i]);
        Count = count;
    }

    /// <summary>One combination of the vectors, by an eigenvector's entries.</summary>
    public void Combine(SymmetricEigen eigen, int index, Span<double> result)
    {
        result.Clear();
        for (int j = 0; j < Count; j++)
            VectorMath.Axpy(eigen.Vector(j, index), _vectors[j], result);
    }
}
