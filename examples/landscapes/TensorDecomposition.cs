using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;

public static partial class Losses
{
    /// <summary>
    /// The sum of T(u_i, u_i, u_j, u_j) over i != j, for unit vectors u_i and T = sum of a_k a_k a_k a_k with
    /// orthonormal a_k. Its minima are the a_k in any order with any signs, all else are strict saddles: Ge, Huang, Jin
    /// and Yuan, "Escaping From Saddle Points: Online Stochastic Gradient for Tensor Decomposition", 2015.
    /// </summary>
    /// <param name="u">The vectors, row by row.</param>
    /// <param name="tensor">The entries of T, the last index fastest.</param>
    /// <param name="size">The entries of a vector.</param>
    [Loss]
    public static double Tensor(ReadOnlySpan<double> u, [NoDerivative] ReadOnlySpan<double> tensor, int size)
    {
        int count = u.Length / size;
        Span<double> others = stackalloc double[size * size];
        double sum = 0;
        for (int v = 0; v < count; v++)
        {
            for (int k = 0; k < size * size; k++) others[k] = 0;
            for (int other = 0; other < count; other++)
            {
                double weight = other == v ? 0 : 1;
                for (int k = 0; k < size; k++)
                {
                    for (int l = 0; l < size; l++)
                        others[k * size + l] += weight * u[other * size + k] * u[other * size + l];
                }
            }

            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    double entry = 0;
                    for (int k = 0; k < size * size; k++) entry += tensor[(i * size + j) * size * size + k] * others[k];
                    sum += entry * u[v * size + i] * u[v * size + j];
                }
            }
        }

        return sum;
    }
}

/// <summary>
/// The five components of a tensor of order four in five dimensions, by Riemannian gradient descent on the product of
/// five spheres. Every component must be found once, up to its sign.
/// </summary>
internal static class TensorDecomposition
{
    private const int Size = 5;

    public static RowResult Run(int starts)
    {
        double[][] planted = new GaussianNumbers(6).Orthonormal(Size, Size);
        SphereProduct spheres = new(Size);
        RowResult result = new Landscape
        {
            Objective = new Losses.TensorObjective(
                Of(planted, [.. Enumerable.Repeat(1.0, Size)]), Size, Size * Size),
            Start = numbers => numbers.UnitVectors(Size, Size),
            Method = new ManifoldDescent(spheres, 0.1),
            Spheres = spheres,
            Error = u => Arrays.UpToSignAndOrder(u, planted),
            Measure = "distance of a component up to sign and order",
            Least = 0,
        }.Solve(starts, out Ending[] ends);

        // About a minimum the loss is twice the sum of the squared entries that move: its Hessian is 4 I.
        return result with
        {
            Checks =
            [
                .. result.Checks,
                Check.Relative(
                    "lowest eigenvalue of all ends, in closed form", 4, ends.Min(end => end.Lowest), 1e-6),
            ],
        };
    }

    /// <summary>The sum of weight_k a_k a_k a_k a_k.</summary>
    public static double[] Of(double[][] components, double[] weights)
    {
        int size = components[0].Length;
        return
        [
            .. from i in Enumerable.Range(0, size)
               from j in Enumerable.Range(0, size)
               from k in Enumerable.Range(0, size)
               from l in Enumerable.Range(0, size)
               select components.Zip(weights, (a, weight) => weight * a[i] * a[j] * a[k] * a[l]).Sum(),
        ];
    }
}
