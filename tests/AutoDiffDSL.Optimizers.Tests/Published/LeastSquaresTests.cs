namespace AutoDiffDSL.Optimizers.Tests.Published;

/// <summary>Gauss-Newton and Levenberg-Marquardt against normal equations of two parameters, solved by hand.</summary>
public sealed partial class LeastSquaresTests
{
    private static readonly double[] s_times = [0, 0.5, 1, 1.5, 2, 3];
    private static readonly double[] s_values = [2.1, 1.4, 0.9, 0.62, 0.41, 0.15];

    /// <summary>A decay a exp(-b t) against observations.</summary>
    [Differentiable]
    private static void Decay(
        ReadOnlySpan<double> w,
        [NoDerivative] ReadOnlySpan<double> t,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < t.Length; i++)
            r[i] = w[0] * Math.Exp(-w[1] * t[i]) - y[i];
    }

    private static ResidualObjective Objective() => new(
        2,
        s_times.Length,
        (w, r) => Decay(w, s_times, s_values, r),
        (w, wDot, r, rDot) => DecayJvp(w, wDot, s_times, s_values, r, rDot),
        (w, r, wBar, rBar) => DecayVjp(w, s_times, s_values, r, wBar, rBar));

    /// <summary>r'r/2, J'r, and the entries of J'J, by hand.</summary>
    private static (double F, double[] G, double[] Normal) Sums(double[] w)
    {
        double f = 0;
        double[] g = new double[2], normal = new double[3];
        for (int i = 0; i < s_times.Length; i++)
        {
            double e = Math.Exp(-w[1] * s_times[i]), r = w[0] * e - s_values[i];
            double a = e, b = -w[0] * s_times[i] * e;
            f += 0.5 * r * r;
            g[0] += a * r;
            g[1] += b * r;
            normal[0] += a * a;
            normal[1] += a * b;
            normal[2] += b * b;
        }

        return (f, g, normal);
    }

    private static double[] Step(double[] normal, double[] g, double d0 = 0, double d1 = 0)
    {
        double a = normal[0] + d0, b = normal[1], c = normal[2] + d1, determinant = a * c - b * b;
        return [-(c * g[0] - b * g[1]) / determinant, -(a * g[1] - b * g[0]) / determinant];
    }

    [Fact]
    public void A_residual_objective_has_the_value_gradient_and_products_of_its_sums()
    {
        IResidualObjective objective = Objective();
        double[] w = [1.3, 0.4], gradient = new double[2], r = new double[6], product = new double[6];
        (double f, double[] g, double[] normal) = Sums(w);
        Assert.Equal(f, objective.Value(w), 1e-14);
        Assert.Equal(f, objective.Gradient(w, gradient), 1e-14);
        Assert.Equal(g[0], gradient[0], 1e-13);
        Assert.Equal(g[1], gradient[1], 1e-13);

        double[] jacobian = new double[12], back = new double[2];
        objective.Jacobian(w, r, jacobian);
        Assert.Equal(normal[0], jacobian[..6].Sum(x => x * x), 1e-13);
        Assert.Equal(normal[1], jacobian[..6].Zip(jacobian[6..], (x, y) => x * y).Sum(), 1e-13);
        objective.JacobianProduct(w, [2, -1], r, product);
        for (int i = 0; i < 6; i++)
            Assert.Equal(2 * jacobian[i] - jacobian[6 + i], product[i], 1e-14);
        objective.TransposedJacobianProduct(w, product, r, back);
        Assert.Equal(2 * normal[0] - normal[1], back[0], 1e-13);
        Assert.Equal(2 * normal[1] - normal[2], back[1], 1e-13);
        Checking.GradientCheck.Of(objective, w).ThrowIfFailed();
        Assert.Throws<ArgumentException>(() => objective.Jacobian(w, r, new double[11]));
        Assert.Throws<ArgumentException>(() => objective.Residuals(w, new double[5]));
        Assert.Throws<ArgumentException>(() => objective.Gradient(w, new double[3]));
    }

    [Fact]
    public void Gauss_Newton_solves_the_normal_equations()
    {
        DescentRun<IResidualObjective> run = new DescentSolver<IResidualObjective>(
            Objective(), new GaussNewton(), new FixedStep(), new SolverOptions { GradientTolerance = 0 })
            .Start([1.5, 0.5]);
        run.MoveNext();
        double[] w = [1.5, 0.5];
        for (int step = 0; step < 6; step++)
        {
            (_, double[] g, double[] normal) = Sums(w);
            double[] d = Step(normal, g);
            w = [w[0] + d[0], w[1] + d[1]];
            Assert.True(run.MoveNext());
            Assert.Equal(w[0], run.Parameters[0], 1e-10);
            Assert.Equal(w[1], run.Parameters[1], 1e-10);
        }
    }

    [Fact]
    public void Gauss_Newton_has_no_step_where_the_Jacobian_has_not_full_rank()
    {
        var run = new DescentSolver<IResidualObjective>(Objective(), new GaussNewton(), new Armijo()).Run([0, 0.5]);
        Assert.Equal(OutcomeKind.Stalled, run.Outcome!.Kind);
        var damped = new DescentSolver<IResidualObjective>(
            Objective(), new LevenbergMarquardt(), new NielsenDamping(1)).Run([0, 0.5]);
        Assert.Equal(OutcomeKind.Converged, damped.Outcome!.Kind);
    }

    [Fact]
    public void Levenberg_Marquardt_solves_the_damped_equations_with_Nielsens_damping()
    {
        DescentRun<IResidualObjective> run = new DescentSolver<IResidualObjective>(
            Objective(), new LevenbergMarquardt(), new NielsenDamping(10)).Start([0.5, 4]);
        run.MoveNext();
        double[] w = [0.5, 4], scale = [0, 0];
        double damping = 0.1, factor = 2;
        for (int step = 0; step < 12; step++)
        {
            (double f, double[] g, double[] normal) = Sums(w);
            scale = [Math.Max(scale[0], normal[0]), Math.Max(scale[1], normal[2])];
            while (true)
            {
                double[] d = Step(normal, g, damping * scale[0], damping * scale[1]);
                double predicted = -(g[0] * d[0] + g[1] * d[1]) - 0.5 * (normal[0] * d[0] * d[0]
                    + 2 * normal[1] * d[0] * d[1] + normal[2] * d[1] * d[1]);
                double[] trial = [w[0] + d[0], w[1] + d[1]];
                double ratio = (f - Sums(trial).F) / predicted;
                if (ratio > 0)
                {
                    damping *= Math.Max(1.0 / 3, 1 - Math.Pow(2 * ratio - 1, 3));
                    factor = 2;
                    w = trial;
                    break;
                }

                damping *= factor;
                factor *= 2;
            }

            Assert.True(run.MoveNext());
            Assert.Equal(w[0], run.Parameters[0], 1e-9);
            Assert.Equal(w[1], run.Parameters[1], 1e-9);
        }

        Assert.True(run.Current.GradientNorm < 1e-8);
    }
}
