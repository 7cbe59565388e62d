using AutoDiffDSL;
using AutoDiffDSL.Numerics;
using AutoDiffDSL.Stability;

/// <summary>
/// The Riemannian Hessian on a product of unit spheres: for a tangent v, the tangent part of Hv, less the sphere's own
/// curvature (x'g) v in each of them (Absil, Mahony and Sepulchre, "Optimization Algorithms on Matrix Manifolds", 2008,
/// section 5.3). Normal directions get the eigenvalue <see cref="Normal"/>, so that they do not count as flat.
/// </summary>
internal sealed class SphereHessian(IHessianObjective objective, SphereProduct spheres, double[] point)
    : ISymmetricOperator
{
    /// <summary>The eigenvalue of the directions in which the point may not move.</summary>
    public const double Normal = 100;

    /// <inheritdoc/>
    public int Dimension => point.Length;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        double[] tangent = v.ToArray(), gradient = new double[v.Length];
        spheres.Project(point, tangent);
        objective.HessianProduct(point, tangent, gradient, result);
        spheres.Project(point, result);
        for (int at = 0; at < v.Length; at += spheres.Length)
        {
            double along = VectorMath.Dot(
                point.AsSpan(at, spheres.Length), gradient.AsSpan(at, spheres.Length));
            for (int i = at; i < at + spheres.Length; i++)
                result[i] += Normal * (v[i] - tangent[i]) - along * tangent[i];
        }
    }
}
