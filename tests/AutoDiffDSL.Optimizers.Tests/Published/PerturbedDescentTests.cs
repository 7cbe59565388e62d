using AutoDiffDSL.Optimizers.Tests.Objectives;

namespace AutoDiffDSL.Optimizers.Tests.Published;

/// <summary>Perturbed gradient descent against algorithm 1 of Jin and others (2017).</summary>
public sealed class PerturbedDescentTests
{
    private static readonly PerturbedGradientDescent s_method = new(0.15, 0.01, 1e-4, 200, 1e-3, seed: 7);

    [Fact]
    public void It_leaves_a_saddle_at_which_gradient_descent_stays()
    {
        var objective = new TestLosses.SaddleObjective();
        var options = new MinimizerOptions { MaxSteps = 2000, GradientTolerance = -1 };
        MinimizerRun plain = new Minimizer(objective, new GradientDescent(0.15), options).Run([1, 0]);
        Assert.Equal(0, plain.Outcome!.Value, 1e-12);

        MinimizerRun perturbed = new Minimizer(objective, s_method, options).Run([1, 0]);
        Assert.Equal(-0.25, perturbed.Outcome!.Value, 1e-7);
        Assert.Equal(1, Math.Abs(perturbed.Parameters[1]), 1e-4);
    }

    [Fact]
    public void Steps_are_those_of_gradient_descent_but_for_perturbations_in_the_ball()
    {
        var objective = new TestLosses.SaddleObjective();
        double[] point = [1, 0], gradient = new double[2];
        OptimizerState state = s_method.Init(point);
        var perturbed = new List<int>();
        for (int step = 0; step < 1000; step++)
        {
            double[] before = [.. point];
            double value = objective.Gradient(point, gradient);
            s_method.Step(state, point, value, gradient);
            double expectedX = before[0] - 0.15 * gradient[0], expectedY = before[1] - 0.15 * gradient[1];
            if (point[0] == expectedX && point[1] == expectedY)
                continue;
            if (state.Memory[0] != 0)
                break;
            perturbed.Add(step);
            Assert.True(Math.Sqrt(gradient[0] * gradient[0] + gradient[1] * gradient[1]) <= 1e-4);
            Assert.InRange(Math.Sqrt(Math.Pow(point[0] - before[0], 2) + Math.Pow(point[1] - before[1], 2)), 0, 0.01);
        }

        Assert.InRange(perturbed.Count, 2, 3);
        Assert.All(perturbed.Zip(perturbed.Skip(1)), pair => Assert.True(pair.Second - pair.First > 200));
    }

    [Fact]
    public void After_a_perturbation_that_did_not_help_it_returns_and_stays()
    {
        var objective = new Quadratic(1, 1);
        double[] point = [1e-5, 0], gradient = new double[2];
        var method = new PerturbedGradientDescent(0.1, 0.5, 1e-4, 10, 1e-3);
        OptimizerState state = method.Init(point);
        for (int step = 0; step < 30; step++)
        {
            double value = objective.Gradient(point, gradient);
            method.Step(state, point, value, gradient);
            if (step is > 0 and < 9)
                Assert.True(value > 1e-4);
        }

        Assert.Equal([1e-5, 0], point);
    }

    [Fact]
    public void Draws_fill_the_ball_evenly()
    {
        int inner = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            double[] point = [0, 0];
            var method = new PerturbedGradientDescent(0.1, 1, 1, 10, 0, seed);
            method.Step(method.Init(point), point, 0, [0, 0]);
            double norm = Math.Sqrt(point[0] * point[0] + point[1] * point[1]);
            Assert.True(norm <= 1);
            inner += norm < Math.Sqrt(0.5) ? 1 : 0;
        }

        Assert.InRange(inner, 900, 1100);
    }
}
