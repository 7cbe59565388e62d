using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Stability;

/// <summary>
/// The Gauss quadrature rule that Lanczos' method gives from a start: for a polynomial f of degree up to 2m - 1,
/// start' f(A) start is the sum of weight times f(node) (Golub and Meurant, "Matrices, Moments and Quadrature", 2010,
/// chapter 6). The basis is kept fully orthogonal, so that no node appears twice.
/// </summary>
internal static class LanczosQuadrature
{
    /// <returns>Nodes and weights; null where a product is not finite.</returns>
    public static (double[] Nodes, double[] Weights)? Rule(
        ISymmetricOperator matrix, ReadOnlySpan<double> start, int steps)
    {
        int capacity = Math.Min(steps, matrix.Dimension);
        var basis = new Basis(matrix.Dimension, capacity);
        var tridiagonal = new double[capacity, capacity];
        double[] next = start.ToArray();
        double[] components = new double[capacity];
        double norm = 0;
        while (true)
        {
            int last = basis.Count;
            basis.Add(next);
            matrix.Apply(basis[last], next);
            double length = VectorMath.Norm(next);
            norm = Math.Max(norm, length);
            double beta = basis.Orthogonalize(next, components);
            if (!double.IsFinite(length) || !double.IsFinite(beta))
                return null;
            tridiagonal[last, last] = components[last];
            if (basis.Count == capacity || beta <= 1e-14 * norm)
                break;
            tridiagonal[last, last + 1] = tridiagonal[last + 1, last] = beta;
            VectorMath.Scale(1 / beta, next);
        }

        var eigen = new SymmetricEigen(tridiagonal, basis.Count);
        double[] weights = new double[basis.Count];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = eigen.Vector(0, i) * eigen.Vector(0, i);
        return (eigen.Values.ToArray(), weights);
    }
}
