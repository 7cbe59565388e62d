namespace AutoDiffDSL;

/// <summary>
/// The operations on vectors that an iterative method needs, so that it can be written once for vectors in memory and
/// on a device.
/// </summary>
/// <typeparam name="TVector">What holds a vector.</typeparam>
public interface IVectorSpace<TVector>
{
    /// <summary>The number of entries of every vector of the space.</summary>
    int Dimension { get; }

    /// <summary>A new zero vector.</summary>
    TVector Create();

    /// <summary>The inner product.</summary>
    double Dot(TVector x, TVector y);

    /// <summary>The Euclidean norm.</summary>
    double Norm(TVector x);

    /// <summary>Copies all entries.</summary>
    void Copy(TVector source, TVector destination);

    /// <summary>x *= factor.</summary>
    void Scale(double factor, TVector x);

    /// <summary>y += factor * x.</summary>
    void Axpy(double factor, TVector x, TVector y);

    /// <summary>result[i] = map(x[i]); the two may be the same vector.</summary>
    void Map<TMap>(TMap map, TVector x, TVector result)
        where TMap : struct, IElementMap;
}
