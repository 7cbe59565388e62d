using AutoDiffDSL.Optimizers.Tests.Objectives;

namespace AutoDiffDSL.Optimizers.Tests.Published;

/// <summary>ADMM against the three lines of Boyd and others (2011), section 6.4, on two parameters.</summary>
public sealed class AdmmTests
{
    private static readonly double[] s_rows = [1, 0.5, -1, 2, 0.3, 1, 2, -0.5];
    private static readonly double[] s_targets = [2, -1.8, 0.5, 4.1];

    private static TestLosses.LinearObjective Objective() => new(s_rows, 2, s_targets, 2);

    [Fact]
    public void Each_step_of_a_lasso_is_a_ridge_a_soft_threshold_and_a_sum()
    {
        const double Rho = 0.7, Weight = 0.4;
        double aa = 0, ab = 0, bb = 0, ay = 0, by = 0;
        for (int i = 0; i < 4; i++)
        {
            double a = s_rows[2 * i], b = s_rows[2 * i + 1];
            aa += a * a / 4;
            ab += a * b / 4;
            bb += b * b / 4;
            ay += a * s_targets[i] / 4;
            by += b * s_targets[i] / 4;
        }

        AdmmRun run = new Admm(Objective(), new L1Norm(Weight), Rho).Start([3, 3]);
        run.MoveNext();
        double[] z = [3, 3], u = [0, 0];
        for (int step = 0; step < 30; step++)
        {
            double right0 = ay + Rho * (z[0] - u[0]), right1 = by + Rho * (z[1] - u[1]);
            double determinant = (aa + Rho) * (bb + Rho) - ab * ab;
            double[] x =
            [
                ((bb + Rho) * right0 - ab * right1) / determinant, ((aa + Rho) * right1 - ab * right0) / determinant,
            ];
            for (int i = 0; i < 2; i++)
            {
                double v = x[i] + u[i];
                z[i] = Math.Sign(v) * Math.Max(0, Math.Abs(v) - Weight / Rho);
                u[i] += x[i] - z[i];
            }

            Assert.True(run.MoveNext());
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(x[i], run.State.Memory[i], 1e-9);
                Assert.Equal(z[i], run.Parameters[i], 1e-9);
                Assert.Equal(u[i], run.State.Memory[4 + i], 1e-9);
            }
        }
    }

    [Fact]
    public void A_lasso_converges_to_the_point_where_the_gradient_balances_the_weight()
    {
        AdmmRun run = new Admm(Objective(), new L1Norm(0.8)).Run([0, 0]);
        Assert.Equal(OutcomeKind.Converged, run.Outcome!.Kind);
        double[] gradient = new double[2];
        Objective().Gradient(run.Parameters, gradient);
        Assert.Equal(-0.8, gradient[0], 1e-7);
        Assert.Equal(0, run.Parameters[1]);
        Assert.InRange(gradient[1], -0.8, 0.8);
    }

    [Fact]
    public void A_box_holds_the_point_inside()
    {
        AdmmRun run = new Admm(new TestLosses.RosenbrockObjective(), new Box(-0.5, 0.5), 10).Run([0, 0]);
        Assert.Equal(OutcomeKind.Converged, run.Outcome!.Kind);

        // At x = 1/2 the best y is 1/4.
        Assert.Equal(0.5, run.Parameters[0], 1e-7);
        Assert.Equal(0.25, run.Parameters[1], 1e-6);
        Assert.Equal(double.PositiveInfinity, new Box(0, 1).Value([2]));
    }

    [Fact]
    public void A_resumed_run_has_the_bits_of_an_uninterrupted_one()
    {
        var method = new Admm(Objective(), new L1Norm(0.4));
        AdmmRun whole = method.Run([1, 1]);
        AdmmRun first = method.Start([1, 1]);
        for (int i = 0; i < 5; i++)
            first.MoveNext();
        AdmmRun second = method.Resume(first.State);
        while (second.MoveNext())
        {
        }

        Assert.Equal(whole.State, second.State);
        Assert.Throws<ArgumentException>(() => method.Start([1]));
        Assert.Throws<ArgumentException>(() => method.Resume(new OptimizerState()));
    }
}
