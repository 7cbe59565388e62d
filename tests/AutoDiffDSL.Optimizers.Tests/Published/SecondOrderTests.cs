using AutoDiffDSL.Optimizers.Tests.Objectives;

namespace AutoDiffDSL.Optimizers.Tests.Published;

/// <summary>
/// Newton's method and its kin on two parameters, against references that solve two equations by Cramer's rule and
/// search in loops of their own.
/// </summary>
public sealed class SecondOrderTests
{
    private static readonly double[] s_start = [-1.2, 1];

    /// <summary>Rosenbrock's function, its gradient and Hessian by hand.</summary>
    private static (double F, double[] G, double[] H) Rosenbrock(double x, double y) => (
        (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
        [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
        [2 - 400 * (y - x * x) + 800 * x * x, -400 * x, 200]);

    private static double[] Solve(double[] h, double[] g)
    {
        double determinant = h[0] * h[2] - h[1] * h[1];
        return [-(h[2] * g[0] - h[1] * g[1]) / determinant, -(h[0] * g[1] - h[1] * g[0]) / determinant];
    }

    private static void Agrees<TObjective>(
        DescentSolver<TObjective> solver, Func<double[], double[]> reference, int steps, double tolerance = 1e-10)
        where TObjective : IObjective
    {
        DescentRun<TObjective> run = solver.Start(s_start);
        run.MoveNext();
        double[] point = [.. s_start];
        for (int step = 0; step < steps; step++)
        {
            point = reference(point);
            Assert.True(run.MoveNext());
            for (int i = 0; i < 2; i++)
                Assert.Equal(point[i], run.Parameters[i], tolerance * Math.Max(1, Math.Abs(point[i])));
        }
    }

    private static double[] Backtrack(double[] point, double[] direction)
    {
        (double f, double[] g, _) = Rosenbrock(point[0], point[1]);
        double slope = g[0] * direction[0] + g[1] * direction[1];
        double size = 1;
        while (Rosenbrock(point[0] + size * direction[0], point[1] + size * direction[1]).F > f + 1e-4 * size * slope)
            size /= 2;
        return [point[0] + size * direction[0], point[1] + size * direction[1]];
    }

    [Fact]
    public void Newton_solves_its_equations() => Agrees(
        new DescentSolver<IHessianObjective>(new TestLosses.RosenbrockObjective(), new Newton(), new FixedStep()),
        point =>
        {
            (_, double[] g, double[] h) = Rosenbrock(point[0], point[1]);
            double[] step = Solve(h, g);
            return [point[0] + step[0], point[1] + step[1]];
        },
        steps: 5);

    [Fact]
    public void Damped_Newton_backtracks_along_Newtons_direction() => Agrees(
        new DescentSolver<IHessianObjective>(new TestLosses.RosenbrockObjective(), new DampedNewton(), new Armijo()),
        point =>
        {
            (_, double[] g, double[] h) = Rosenbrock(point[0], point[1]);
            Assert.True(h[0] * h[2] > h[1] * h[1]);
            return Backtrack(point, Solve(h, g));
        },
        steps: 18);

    [Fact]
    public void Steepest_descent_backtracks_along_the_gradient() => Agrees(
        new DescentSolver<IObjective>(new TestLosses.RosenbrockObjective(), new SteepestDescent(), new Armijo()),
        point =>
        {
            double[] g = Rosenbrock(point[0], point[1]).G;
            return Backtrack(point, [-g[0], -g[1]]);
        },
        steps: 50);

    [Fact]
    public void Newton_CG_truncates_conjugate_gradients() => Agrees(
        new DescentSolver<IHessianObjective>(new TestLosses.RosenbrockObjective(), new NewtonCg(), new Armijo()),
        point =>
        {
            (_, double[] g, double[] h) = Rosenbrock(point[0], point[1]);
            double norm = Math.Sqrt(g[0] * g[0] + g[1] * g[1]);
            double tolerance = Math.Min(0.5, Math.Sqrt(norm)) * norm;

            // One step along the gradient; if that is not enough, two dimensions are solved, unless the second one
            // has negative curvature.
            double curvature = h[0] * g[0] * g[0] + 2 * h[1] * g[0] * g[1] + h[2] * g[1] * g[1];
            double length = norm * norm / curvature;
            double left = Math.Sqrt(
                Math.Pow(g[0] - length * (h[0] * g[0] + h[1] * g[1]), 2)
                + Math.Pow(g[1] - length * (h[1] * g[0] + h[2] * g[1]), 2));
            bool convex = h[0] * h[2] > h[1] * h[1];
            if (curvature <= 0)
                return Backtrack(point, [-g[0], -g[1]]);
            return Backtrack(point, left <= tolerance || !convex ? [-length * g[0], -length * g[1]] : Solve(h, g));
        },
        steps: 15,
        tolerance: 1e-7);

    [Fact]
    public void Steihaugs_steps_end_at_the_radius_or_at_Newtons_point()
    {
        double radius = 1;
        Agrees(
            new DescentSolver<IHessianObjective>(
                new TestLosses.RosenbrockObjective(), new SteihaugCg(), new TrustRegion()),
            point =>
            {
                (double f, double[] g, double[] h) = Rosenbrock(point[0], point[1]);
                while (true)
                {
                    double[] step = Steihaug(g, h, radius);
                    double model = g[0] * step[0] + g[1] * step[1] + 0.5 * (h[0] * step[0] * step[0]
                        + 2 * h[1] * step[0] * step[1] + h[2] * step[1] * step[1]);
                    double ratio = (Rosenbrock(point[0] + step[0], point[1] + step[1]).F - f) / model;
                    radius *= ratio < 0.25 ? 0.25 : ratio > 0.75 ? 2 : 1;
                    if (ratio > 1e-4)
                        return [point[0] + step[0], point[1] + step[1]];
                }
            },
            steps: 20,
            tolerance: 1e-7);
    }

    private static double[] Steihaug(double[] g, double[] h, double radius)
    {
        double norm = Math.Sqrt(g[0] * g[0] + g[1] * g[1]);
        double curvature = h[0] * g[0] * g[0] + 2 * h[1] * g[0] * g[1] + h[2] * g[1] * g[1];
        double length = norm * norm / curvature;
        if (curvature <= 0 || length * norm >= radius)
            return [-radius * g[0] / norm, -radius * g[1] / norm];
        double[] first = [-length * g[0], -length * g[1]];
        double[] residual = [g[0] + h[0] * first[0] + h[1] * first[1], g[1] + h[1] * first[0] + h[2] * first[1]];
        if (Math.Sqrt(residual[0] * residual[0] + residual[1] * residual[1]) <= Math.Min(0.5, Math.Sqrt(norm)) * norm)
            return first;

        double[] newton = Solve(h, g);
        bool convex = h[0] * h[2] > h[1] * h[1];
        if (convex && newton[0] * newton[0] + newton[1] * newton[1] <= radius * radius)
            return newton;

        // From the first point towards Newton's, or away from it where that is a maximum, to the circle.
        double sign = convex ? 1 : -1;
        double dx = sign * (newton[0] - first[0]), dy = sign * (newton[1] - first[1]);
        double low = 0, high = 2 * radius / Math.Sqrt(dx * dx + dy * dy);
        for (int i = 0; i < 200; i++)
        {
            double middle = 0.5 * (low + high);
            double x = first[0] + middle * dx, y = first[1] + middle * dy;
            (low, high) = x * x + y * y < radius * radius ? (middle, high) : (low, middle);
        }

        return [first[0] + low * dx, first[1] + low * dy];
    }

    [Fact]
    public void BFGS_updates_the_inverse_Hessian_by_the_published_formula()
    {
        var objective = new TestLosses.RosenbrockObjective();
        DescentRun<IObjective> run =
            new DescentSolver<IObjective>(objective, new Bfgs(), new StrongWolfe()).Start(s_start);
        run.MoveNext();
        double[,] inverse = { { 1, 0 }, { 0, 1 } };
        bool learnt = false;
        while (true)
        {
            double[] point = run.Parameters.ToArray(), g = run.Gradient.ToArray();
            double value = run.Current.Value;
            if (!run.MoveNext())
                break;
            double[] s = Minus(run.Parameters, point), y = Minus(run.Gradient, g);
            double[] direction = [.. Enumerable.Range(0, 2).Select(i => -inverse[i, 0] * g[0] - inverse[i, 1] * g[1])];

            // The step lies along the direction, and obeys the strong Wolfe conditions.
            Assert.Equal(0, (s[0] * direction[1] - s[1] * direction[0]) / (Norm(s) * Norm(direction)), 1e-7);
            double slope = g[0] * s[0] + g[1] * s[1];
            double after = run.Gradient[0] * s[0] + run.Gradient[1] * s[1];
            Assert.True(run.Current.Value <= value + 1e-4 * slope);
            Assert.True(Math.Abs(after) <= -0.9 * slope * (1 + 1e-9));

            double rho = 1 / (s[0] * y[0] + s[1] * y[1]);
            if (!learnt)
                inverse[0, 0] = inverse[1, 1] = 1 / rho / (y[0] * y[0] + y[1] * y[1]);
            learnt = true;
            inverse = Updated(inverse, s, y, rho);
        }

        Assert.Equal(OutcomeKind.Converged, run.Outcome!.Kind);
        Assert.InRange(run.Outcome.Step, 20, 60);
    }

    /// <summary>(I - rho s y') B (I - rho y s') + rho s s', entry by entry.</summary>
    private static double[,] Updated(double[,] b, double[] s, double[] y, double rho)
    {
        var result = new double[2, 2];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                result[i, j] = rho * s[i] * s[j];
                for (int k = 0; k < 2; k++)
                {
                    for (int l = 0; l < 2; l++)
                    {
                        double left = (i == k ? 1 : 0) - rho * s[i] * y[k];
                        double right = (l == j ? 1 : 0) - rho * y[l] * s[j];
                        result[i, j] += left * b[k, l] * right;
                    }
                }
            }
        }

        return result;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void L_BFGS_is_BFGS_from_the_last_pairs_on_a_scaled_identity(int history)
    {
        DescentRun<IObjective> run = new DescentSolver<IObjective>(
            new TestLosses.RosenbrockObjective(), new Lbfgs(history), new StrongWolfe()).Start(s_start);
        run.MoveNext();
        var pairs = new List<(double[] S, double[] Y)>();
        for (int step = 0; step < 20; step++)
        {
            double[] point = run.Parameters.ToArray(), g = run.Gradient.ToArray();
            Assert.True(run.MoveNext());
            double[] s = Minus(run.Parameters, point);
            double[,] inverse = { { 1, 0 }, { 0, 1 } };
            if (pairs.Count > 0)
            {
                (double[] lastS, double[] lastY) = pairs[^1];
                inverse[0, 0] = inverse[1, 1] =
                    (lastS[0] * lastY[0] + lastS[1] * lastY[1]) / (lastY[0] * lastY[0] + lastY[1] * lastY[1]);
            }

            foreach ((double[] ps, double[] py) in pairs.TakeLast(history))
                inverse = Updated(inverse, ps, py, 1 / (ps[0] * py[0] + ps[1] * py[1]));
            double[] direction = [.. Enumerable.Range(0, 2).Select(i => -inverse[i, 0] * g[0] - inverse[i, 1] * g[1])];
            Assert.Equal(0, (s[0] * direction[1] - s[1] * direction[0]) / (Norm(s) * Norm(direction)), 1e-7);
            pairs.Add((s, Minus(run.Gradient, g)));
        }
    }

    private static double[] Minus(ReadOnlySpan<double> a, double[] b) => [a[0] - b[0], a[1] - b[1]];

    private static double Norm(double[] a) => Math.Sqrt(a[0] * a[0] + a[1] * a[1]);
}
