using AutoDiffDSL.Optimizers.Tests.Objectives;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Optimizers.Tests;

public sealed class MiniBatchTests
{
    private static readonly double[] s_rows = [1, 0, 0, 1, 1, 1, 2, -1, 0.5, 3];
    private static readonly double[] s_targets = [1, 2, 3, 0, 5];

    private static TestLosses.LinearObjective Objective() => new(s_rows, 2, s_targets, 2);

    [Fact]
    public void An_epoch_takes_each_sample_once_in_an_order_of_its_own()
    {
        var batches = new MiniBatches(2, seed: 3);
        int[] first = new int[50], second = new int[50], again = new int[50];
        batches.Shuffle(0, first);
        batches.Shuffle(1, second);
        batches.Shuffle(0, again);
        Assert.Equal(Enumerable.Range(0, 50), first.Order());
        Assert.Equal(Enumerable.Range(0, 50), second.Order());
        Assert.Equal(first, again);
        Assert.NotEqual(first, second);
        new MiniBatches(2, seed: 4).Shuffle(0, again);
        Assert.NotEqual(first, again);
    }

    [Fact]
    public void All_orders_are_equally_likely()
    {
        var counts = new Dictionary<string, int>();
        int[] order = new int[3];
        for (int epoch = 0; epoch < 6000; epoch++)
        {
            new MiniBatches(1).Shuffle(epoch, order);
            string key = string.Join(' ', order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 880, 1120));
    }

    [Fact]
    public void Stochastic_gradient_descent_agrees_bit_for_bit_with_a_loop_over_its_batches()
    {
        var batches = new MiniBatches(2, seed: 9);
        var minimizer = new Minimizer(
            Objective(), new GradientDescent(0.05), batches, new MinimizerOptions { MaxSteps = 40 });
        MinimizerRun run = minimizer.Start([0.3, -0.2]);
        double[] w = [0.3, -0.2];
        int[] order = new int[5];
        Assert.Equal(3, batches.PerEpoch(5));
        for (int step = 0; step < 40; step++)
        {
            Assert.True(run.MoveNext());
            Assert.Equal(w, run.Parameters.ToArray());
            batches.Shuffle(step / 3, order);
            int start = step % 3 * 2, count = Math.Min(2, 5 - start);
            double g0 = 0, g1 = 0;
            for (int k = start; k < start + count; k++)
            {
                double x0 = s_rows[2 * order[k]], x1 = s_rows[2 * order[k] + 1];
                double error = -s_targets[order[k]];
                error += w[0] * x0;
                error += w[1] * x1;
                g0 += error * x0 / count;
                g1 += error * x1 / count;
            }

            Assert.Equal(g0, run.Gradient[0], 1e-14);
            Assert.Equal(g1, run.Gradient[1], 1e-14);
            w = [w[0] + -0.05 * run.Gradient[0], w[1] + -0.05 * run.Gradient[1]];
        }
    }

    [Fact]
    public void A_resumed_run_sees_the_same_batches_and_a_finished_one_releases_the_objective()
    {
        var objective = Objective();
        var minimizer = new Minimizer(
            objective, new Adam(0.05), new MiniBatches(2, 1), new MinimizerOptions { MaxSteps = 25 });
        MinimizerRun whole = minimizer.Run([0, 0]);
        MinimizerRun first = minimizer.Start([0, 0]);
        for (int i = 0; i < 11; i++)
            first.MoveNext();
        MinimizerRun second = minimizer.Resume(first.Parameters, first.State);
        while (second.MoveNext())
        {
        }

        Assert.Equal(whole.Parameters.ToArray(), second.Parameters.ToArray());
        Assert.Equal(whole.Outcome, second.Outcome);
        Assert.Equal(Objective().Value([1, 1]), objective.Value([1, 1]));
    }

    [Fact]
    public void A_remainder_can_be_dropped()
    {
        Assert.Equal(2, new MiniBatches(2) { DropRemainder = true }.PerEpoch(5));
        Assert.Throws<ArgumentException>(() => new Minimizer(
            Objective(), new GradientDescent(0.1), new MiniBatches(6) { DropRemainder = true }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MiniBatches(0));
    }

    [Fact]
    public void Steps_allocate_nothing_in_steady_state()
    {
        MinimizerRun run = new Minimizer(
            Objective(), new GradientDescent(0.01), new MiniBatches(2), new MinimizerOptions { MaxSteps = 1000 })
            .Start([0, 0]);
        for (int i = 0; i < 50; i++)
            run.MoveNext();
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
                Assert.True(run.MoveNext());
        }));
    }
}
