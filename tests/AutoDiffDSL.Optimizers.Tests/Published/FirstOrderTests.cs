using static AutoDiffDSL.Optimizers.Tests.Published.PublishedUpdate;

namespace AutoDiffDSL.Optimizers.Tests.Published;

/// <summary>Methods that scale or clip the gradient, against references written from their papers.</summary>
public sealed class FirstOrderTests
{
    private readonly double[] _a = new double[3], _b = new double[3];

    [Fact]
    public void Adam_follows_algorithm_1_of_Kingma_and_Ba() =>
        Agrees(new Adam(0.1, 0.8, 0.95, 1e-6), (step, _, g, theta) =>
        {
            int t = step + 1;
            for (int i = 0; i < 3; i++)
            {
                _a[i] = 0.8 * _a[i] + (1 - 0.8) * g[i];
                _b[i] = 0.95 * _b[i] + (1 - 0.95) * g[i] * g[i];
                double mean = _a[i] / (1 - Math.Pow(0.8, t));
                double square = _b[i] / (1 - Math.Pow(0.95, t));
                theta[i] -= 0.1 * (mean / (Math.Sqrt(square) + 1e-6));
            }
        });

    [Fact]
    public void AdaGrad_divides_by_the_root_of_the_sum_of_squares() =>
        Agrees(new AdaGrad(0.5, 1e-7), (_, _, g, theta) =>
        {
            for (int i = 0; i < 3; i++)
            {
                _a[i] += g[i] * g[i];
                theta[i] -= 0.5 * (g[i] / (Math.Sqrt(_a[i]) + 1e-7));
            }
        });

    [Fact]
    public void RmsProp_divides_by_the_root_of_the_mean_square() =>
        Agrees(new RmsProp(0.01, 0.9, 1e-7), (_, _, g, theta) =>
        {
            for (int i = 0; i < 3; i++)
            {
                _a[i] = 0.9 * _a[i] + (1 - 0.9) * g[i] * g[i];
                theta[i] -= 0.01 * (g[i] / (Math.Sqrt(_a[i]) + 1e-7));
            }
        });

    [Fact]
    public void Coupled_weight_decay_is_the_gradient_of_a_penalty() =>
        Agrees(new Chain(new WeightDecay(0.2), new PolyakMomentum(0.05, 0.9)), (_, _, g, theta) =>
        {
            for (int i = 0; i < 3; i++)
            {
                _a[i] = 0.9 * _a[i] + (g[i] + 0.2 * theta[i]);
                theta[i] -= 0.05 * _a[i];
            }
        });

    [Fact]
    public void Decoupled_weight_decay_does_not_go_through_the_momentum() =>
        Agrees(new Chain(new Trace(0.9), new WeightDecay(0.2), new Scale(-0.05)), (_, _, g, theta) =>
        {
            for (int i = 0; i < 3; i++)
            {
                _a[i] = 0.9 * _a[i] + g[i];
                theta[i] -= 0.05 * (_a[i] + 0.2 * theta[i]);
            }
        });

    [Fact]
    public void Clipping_by_value_limits_each_entry() =>
        Agrees(new Chain(new ClipByValue(0.8), new GradientDescent(0.1)), (_, _, g, theta) =>
        {
            for (int i = 0; i < 3; i++)
                theta[i] -= 0.1 * (g[i] > 0.8 ? 0.8 : g[i] < -0.8 ? -0.8 : g[i]);
        });

    [Fact]
    public void Clipping_by_norm_keeps_the_direction() =>
        Agrees(new Chain(new ClipByNorm(2), new GradientDescent(0.1)), (_, _, g, theta) =>
        {
            double norm = Math.Sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
            double factor = norm > 2 ? 2 / norm : 1;
            for (int i = 0; i < 3; i++)
                theta[i] -= 0.1 * (factor * g[i]);
        });

    [Fact]
    public void Polyaks_step_is_the_excess_over_the_squared_norm() =>
        Agrees(new PolyakStep(-1), (_, value, g, theta) =>
        {
            double square = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
            for (int i = 0; i < 3; i++)
                theta[i] -= (value + 1) / square * g[i];
        });

    [Fact]
    public void The_subgradient_method_takes_steps_of_the_scheduled_length() =>
        Agrees(new SubgradientMethod(new InverseSquareRootDecay(0.3)), (step, _, g, theta) =>
        {
            double norm = Math.Sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
            for (int i = 0; i < 3; i++)
                theta[i] -= 0.3 / Math.Sqrt(step + 1) / norm * g[i];
        });

    [Fact]
    public void Steps_of_Polyak_and_of_a_subgradient_without_length_stay()
    {
        double[] point = [0.0];
        foreach (IUpdateTransform method in
            (IUpdateTransform[])[new PolyakStep(0), new SubgradientMethod(new ConstantSchedule(1))])
        {
            method.Step(method.Init(point), point, 5, [0]);
            Assert.Equal([0], point);
        }
    }

    [Fact]
    public void Coordinate_descent_changes_one_coordinate_a_step()
    {
        Agrees(new CoordinateDescent(0.1), (step, _, g, theta) => theta[step % 3] -= 0.1 * g[step % 3]);
        Agrees(
            new CoordinateDescent([0.3, 1, 0.05], CoordinateOrder.Greedy),
            (_, _, g, theta) =>
            {
                int largest = Enumerable.Range(0, 3).MaxBy(i => Math.Abs(g[i]));
                theta[largest] -= ((double[])[0.3, 1, 0.05])[largest] * g[largest];
            });
    }

    [Fact]
    public void Cyclic_coordinate_descent_with_exact_steps_solves_a_separable_quadratic_in_one_round()
    {
        var exact = new CoordinateDescent([1.0 / 3, 1 / 0.7, 1.0 / 11]);
        double[] point = [1, -2, 0.5];
        MinimizerRun run = new Minimizer(
            new Quadratic(3, 0.7, 11), exact, new MinimizerOptions { MaxSteps = 3 }).Run(point);
        Assert.True(run.Outcome!.Value < 1e-30);
    }

    [Fact]
    public void Random_coordinates_are_drawn_evenly_and_the_same_again()
    {
        var random = new CoordinateDescent(1, CoordinateOrder.Random, seed: 5);
        int[] counts = new int[3];
        for (int step = 0; step < 3000; step++)
        {
            double[] first = Draw(random, step), second = Draw(random, step);
            Assert.Equal(first, second);
            counts[Array.FindIndex(first, entry => entry != 0)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 900, 1100));
    }

    private static double[] Draw(CoordinateDescent method, long step)
    {
        double[] point = [0, 0, 0], ones = [1, 1, 1];
        method.Update(new UpdateContext(step, point, 0, ones), ones, []);
        return ones;
    }

    [Fact]
    public void The_average_of_weights_is_over_every_third_point_from_the_tenth_on()
    {
        var averaging = new WeightAveraging(10, 3);
        var chain = new Chain(averaging, new GradientDescent(0.03));
        var points = new List<double[]>();
        double[] point = [1, -2, 0.5], gradient = new double[3];
        OptimizerState state = chain.Init(point);
        for (int step = 0; step < 40; step++)
        {
            if (step >= 10 && (step - 10) % 3 == 0)
                points.Add([.. point]);
            double value = new Quadratic(3, 0.7, 11).Gradient(point, gradient);
            chain.Step(state, point, value, gradient);
        }

        ReadOnlySpan<double> own = chain.StateOf(averaging, state, 3);
        Assert.Equal(10, WeightAveraging.Count(own));
        for (int i = 0; i < 3; i++)
            Assert.Equal(points.Average(p => p[i]), WeightAveraging.Average(own)[i], 1e-15);
        Assert.Throws<ArgumentException>(() => chain.StateOf(new KeepBest(), state, 3).Length);
    }

    [Fact]
    public void The_best_point_is_kept()
    {
        var best = new KeepBest();
        var chain = new Chain(best, new GradientDescent(0.19));
        double[] point = [1, 0, 1], gradient = new double[3];
        OptimizerState state = chain.Init(point);
        double smallest = double.PositiveInfinity;
        double[] where = [];
        for (int step = 0; step < 30; step++)
        {
            double value = new Quadratic(3, 0.7, 11).Gradient(point, gradient);
            if (value < smallest)
                (smallest, where) = (value, [.. point]);
            chain.Step(state, point, value, gradient);
        }

        Assert.Equal(smallest, KeepBest.BestValue(chain.StateOf(best, state, 3)));
        Assert.Equal(where, KeepBest.BestPoint(chain.StateOf(best, state, 3)).ToArray());
    }
}
