using static AutoDiffDSL.Optimizers.Tests.Published.PublishedUpdate;

namespace AutoDiffDSL.Optimizers.Tests.Published;

/// <summary>Mirror descent and descent on manifolds against references written from their definitions.</summary>
public sealed class GeometryTests
{
    /// <summary>Half x'Ax for a fixed symmetric A, as an objective of any number of columns of length 3.</summary>
    private sealed class Trace3 : IObjective
    {
        private static readonly double[,] s_matrix = { { 4, 1, 0 }, { 1, 3, -1 }, { 0, -1, 1 } };

        public int Dimension => 6;

        public double Value(ReadOnlySpan<double> parameters) => Gradient(parameters, new double[parameters.Length]);

        public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            double value = 0;
            for (int i = 0; i < parameters.Length; i++)
            {
                gradient[i] = 0;
                for (int j = 0; j < 3; j++)
                    gradient[i] += s_matrix[i % 3, j] * parameters[i / 3 * 3 + j];
                value += 0.5 * gradient[i] * parameters[i];
            }

            return value;
        }
    }

    [Fact]
    public void Mirror_descent_multiplies_by_exponentials_and_normalises() =>
        Agrees(
            new MirrorDescent(0.4),
            (_, _, g, theta) =>
            {
                double[] weights = [.. theta.Zip(g, (x, d) => x * Math.Exp(-0.4 * d))];
                for (int i = 0; i < 3; i++)
                    theta[i] = weights[i] / weights.Sum();
            },
            new Quadratic(3, 0.7, 11),
            [0.2, 0.3, 0.5],
            tolerance: 1e-14);

    [Fact]
    public void Mirror_descent_reaches_the_smallest_quadratic_on_the_simplex_and_stays_on_it()
    {
        MinimizerRun run = new Minimizer(
            new Quadratic(1, 2, 4), new MirrorDescent(0.2), new MinimizerOptions { MaxSteps = 1000 }).Run(
            [0.1, 0.1, 0.8]);

        // Where all x_i c_i are equal and sum to one.
        Assert.Equal(4.0 / 7, run.Parameters[0], 1e-12);
        Assert.Equal(2.0 / 7, run.Parameters[1], 1e-12);
        Assert.Equal(1.0 / 7, run.Parameters[2], 1e-12);
    }

    [Fact]
    public void Mirror_descent_does_not_overflow_and_keeps_zeros()
    {
        double[] point = [0.5, 0.5, 0];
        var method = new MirrorDescent(1);
        method.Step(method.Init(point), point, 0, [-5000, 1e5, -1e9]);
        Assert.Equal([1, 0, 0], point);
        Assert.Throws<ArgumentException>(() => method.Step(method.Init(point), [-1, 2, 0], 0, new double[3]));
    }

    [Fact]
    public void On_the_sphere_the_gradient_is_made_tangent_and_the_point_normalised() =>
        Agrees(
            new ManifoldDescent(new Sphere(2), 0.1),
            (_, _, g, theta) =>
            {
                double inner = (g[0] * theta[0] + g[1] * theta[1] + g[2] * theta[2]) / 4;
                double[] next = [.. theta.Zip(g, (x, d) => x - 0.1 * (d - inner * x))];
                double norm = Math.Sqrt(next.Sum(x => x * x));
                for (int i = 0; i < 3; i++)
                    theta[i] = 2 * next[i] / norm;
            },
            new Quadratic(3, 0.7, 11),
            [2.0 / 3, -4.0 / 3, 4.0 / 3],
            tolerance: 1e-13);

    [Fact]
    public void On_the_Stiefel_manifold_a_step_is_the_orthogonal_factor_with_a_positive_triangle() =>
        Agrees(
            new ManifoldDescent(new Stiefel(3, 2), 0.1),
            (_, _, g, theta) =>
            {
                double[,] overlap = new double[2, 2];
                for (int i = 0; i < 2; i++)
                {
                    for (int j = 0; j < 2; j++)
                    {
                        for (int r = 0; r < 3; r++)
                            overlap[i, j] += theta[3 * i + r] * g[3 * j + r];
                    }
                }

                double[] moved = new double[6];
                for (int j = 0; j < 2; j++)
                {
                    for (int r = 0; r < 3; r++)
                    {
                        double normal = 0;
                        for (int i = 0; i < 2; i++)
                            normal += theta[3 * i + r] * 0.5 * (overlap[i, j] + overlap[j, i]);
                        moved[3 * j + r] = theta[3 * j + r] - 0.1 * (g[3 * j + r] - normal);
                    }
                }

                // The QR factorisation of two columns, written out.
                double first = Math.Sqrt(moved[0] * moved[0] + moved[1] * moved[1] + moved[2] * moved[2]);
                for (int r = 0; r < 3; r++)
                    theta[r] = moved[r] / first;
                double along = theta[0] * moved[3] + theta[1] * moved[4] + theta[2] * moved[5];
                for (int r = 0; r < 3; r++)
                    moved[3 + r] -= along * theta[r];
                double second = Math.Sqrt(moved[3] * moved[3] + moved[4] * moved[4] + moved[5] * moved[5]);
                for (int r = 0; r < 3; r++)
                    theta[3 + r] = moved[3 + r] / second;
            },
            new Trace3(),
            [1, 0, 0, 0, 0.6, 0.8],
            tolerance: 1e-13);

    [Fact]
    public void Descent_on_the_Stiefel_manifold_finds_the_smallest_eigenvalues_and_stays_orthonormal()
    {
        MinimizerRun run = new Minimizer(
            new Trace3(), new ManifoldDescent(new Stiefel(3, 2), 0.2), new MinimizerOptions { MaxSteps = 2000 }).Run(
            [1, 0, 0, 0, 0.6, 0.8]);

        // The trace of A less its largest eigenvalue; the characteristic polynomial is l^3 - 8 l^2 + 17 l - 7.
        double largest = 5;
        for (int i = 0; i < 50; i++)
        {
            double p = ((largest - 8) * largest + 17) * largest - 7;
            largest -= p / ((3 * largest - 16) * largest + 17);
        }

        Assert.Equal(0.5 * (8 - largest), run.Outcome!.Value, 1e-10);
        ReadOnlySpan<double> x = run.Parameters;
        Assert.Equal(1, x[0] * x[0] + x[1] * x[1] + x[2] * x[2], 1e-14);
        Assert.Equal(0, x[0] * x[3] + x[1] * x[4] + x[2] * x[5], 1e-14);
    }

    [Fact]
    public void A_point_of_the_wrong_length_is_refused() => Assert.Throws<ArgumentException>(
        () => new Stiefel(3, 2).Project(new double[5], new double[5]));
}
