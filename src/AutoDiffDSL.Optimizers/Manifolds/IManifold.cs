namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A smooth set of points in the space of parameters: its tangent spaces, and a retraction, which follows a tangent
/// vector while staying on the set (Absil, Mahony and Sepulchre, "Optimization Algorithms on Matrix Manifolds", 2008).
/// </summary>
public interface IManifold
{
    /// <summary>What to call it in reports.</summary>
    string Name { get; }

    /// <summary>Projects a vector orthogonally on the tangent space at a point, in place.</summary>
    /// <param name="point">A point of the set.</param>
    /// <param name="vector">As long as the point; overwritten.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    void Project(ReadOnlySpan<double> point, Span<double> vector);

    /// <summary>Replaces a tangent vector by the point that it leads to.</summary>
    /// <param name="point">A point of the set.</param>
    /// <param name="tangent">A tangent vector there; overwritten with a point of the set.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    void Retract(ReadOnlySpan<double> point, Span<double> tangent);
}
