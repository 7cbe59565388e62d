using static AutoDiffDSL.Optimizers.Tests.Published.PublishedUpdate;

namespace AutoDiffDSL.Optimizers.Tests.Published;

/// <summary>RProp and QuickProp against references written from their papers.</summary>
public sealed class SignAndSecantTests
{
    [Fact]
    public void RProp_follows_Riedmiller_and_Braun_with_weight_backtracking()
    {
        double[] delta = [0.1, 0.1, 0.1], last = new double[3], before = new double[3];
        Agrees(new RProp(0.1), (_, _, g, theta) =>
        {
            for (int i = 0; i < 3; i++)
            {
                double product = g[i] * before[i];
                if (product > 0)
                {
                    delta[i] = Math.Min(delta[i] * 1.2, 50);
                    last[i] = g[i] > 0 ? -delta[i] : delta[i];
                    before[i] = g[i];
                }
                else if (product < 0)
                {
                    delta[i] = Math.Max(delta[i] * 0.5, 1e-12);
                    last[i] = -last[i];
                    before[i] = 0;
                }
                else
                {
                    last[i] = g[i] > 0 ? -delta[i] : g[i] < 0 ? delta[i] : 0;
                    before[i] = g[i];
                }

                theta[i] += last[i];
            }
        });
    }

    [Fact]
    public void RProp_restores_the_previous_point_on_a_sign_change()
    {
        var objective = new Quadratic(1);
        var method = new RProp(0.75);
        double[] point = [0.5], gradient = [0];
        OptimizerState state = method.Init(point);
        double[] seen = new double[4];
        for (int step = 0; step < 4; step++)
        {
            method.Step(state, point, objective.Gradient(point, gradient), gradient);
            seen[step] = point[0];
        }

        Assert.Equal([-0.25, 0.5, 0.125, 0.125 - 1.2 * 0.375], seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void QuickProp_follows_Fahlman(bool addGradient)
    {
        double[] last = new double[3], before = new double[3];
        Agrees(new QuickProp(0.05, 1.75, addGradient), (_, _, g, theta) =>
        {
            for (int i = 0; i < 3; i++)
            {
                double step = 0;
                if (last[i] == 0)
                {
                    step = -0.05 * g[i];
                }
                else
                {
                    double parabola = last[i] * g[i] / (before[i] - g[i]);
                    bool tooLong = !(Math.Abs(parabola) <= 1.75 * Math.Abs(last[i]));
                    bool uphill = parabola * g[i] > 0;
                    step = tooLong || uphill ? 1.75 * last[i] : parabola;
                    if (addGradient && g[i] * before[i] > 0)
                        step -= 0.05 * g[i];
                }

                last[i] = step;
                before[i] = g[i];
                theta[i] += step;
            }
        });
    }

    [Fact]
    public void One_secant_step_of_QuickProp_solves_a_separable_quadratic()
    {
        var minimizer = new Minimizer(
            new Quadratic(3, 0.7, 11), new QuickProp(0.05, growth: 100), new MinimizerOptions { MaxSteps = 2 });
        MinimizerRun run = minimizer.Run([1, -2, 0.5]);
        Assert.Equal(2, run.Outcome!.Step);
        Assert.True(run.Outcome.Value < 1e-28, $"{run.Outcome.Value}");
    }
}
