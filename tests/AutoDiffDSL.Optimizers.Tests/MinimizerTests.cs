using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Optimizers.Tests;

public sealed class MinimizerTests
{
    [Fact]
    public void Below_the_threshold_a_run_converges()
    {
        var options = new MinimizerOptions { GradientTolerance = 1e-8 };
        MinimizerRun run = new Minimizer(new Quadratic(1, 19), new GradientDescent(0.1), options).Run([1, 1]);
        Assert.Equal(OutcomeKind.Converged, run.Outcome!.Kind);
        Assert.False(run.Outcome.IsDivergence);
        Assert.True(run.Outcome.GradientNorm <= 1e-8);
        Assert.True(run.Parameters[0] < 1e-7);
    }

    [Fact]
    public void Above_it_divergence_is_an_outcome_at_the_step_that_passed_the_limit()
    {
        var options = new MinimizerOptions { DivergenceThreshold = 1e6 };
        MinimizerRun run = new Minimizer(new Quadratic(21), new GradientDescent(0.1), options).Run([1]);
        Assert.Equal(OutcomeKind.Diverged, run.Outcome!.Kind);
        Assert.True(run.Outcome.IsDivergence);

        // Each step multiplies the point by -1.1, from a value of 10.5.
        int expected = (int)Math.Ceiling(Math.Log(1e6 / 10.5) / (2 * Math.Log(1.1)));
        Assert.Equal(expected, run.Outcome.Step);
    }

    [Fact]
    public void Without_a_limit_divergence_ends_at_infinity()
    {
        var options = new MinimizerOptions { MaxSteps = 100_000 };
        MinimizerRun run = new Minimizer(new Quadratic(30), new GradientDescent(0.1), options).Run([1]);
        Assert.Equal(OutcomeKind.Infinite, run.Outcome!.Kind);
        Assert.True(run.Outcome.IsDivergence);
    }

    [Fact]
    public void A_NaN_is_an_outcome()
    {
        MinimizerRun run = new Minimizer(new Quadratic(1), new GradientDescent(0.1)).Run([double.NaN]);
        Assert.Equal(OutcomeKind.NotANumber, run.Outcome!.Kind);
        Assert.Equal(0, run.Outcome.Step);
        Assert.False(run.MoveNext());
    }

    [Fact]
    public void A_run_shows_every_point_from_the_first_to_the_limit()
    {
        var minimizer = new Minimizer(
            new Quadratic(1), new GradientDescent(0.5), new MinimizerOptions { MaxSteps = 4 });
        MinimizerRun run = minimizer.Start([8]);
        var seen = new List<(long, double, double)>();
        foreach (StepValue step in run)
        {
            seen.Add((step.Step, run.Parameters[0], step.Value));
            Assert.Equal(run.Parameters[0], run.Gradient[0]);
            Assert.Equal(step.Step, run.State.Step);
        }

        Assert.Equal([(0, 8, 32), (1, 4, 8), (2, 2, 2), (3, 1, 0.5), (4, 0.5, 0.125)], seen);
        Assert.Equal(new Outcome(OutcomeKind.StepLimit, 4, 0.125, 0.5), run.Outcome);
    }

    [Fact]
    public void A_target_value_ends_a_run()
    {
        var options = new MinimizerOptions { TargetValue = 1 };
        MinimizerRun run = new Minimizer(new Quadratic(1), new GradientDescent(0.5), options).Run([8]);
        Assert.Equal((OutcomeKind.Converged, 3L), (run.Outcome!.Kind, run.Outcome.Step));
    }

    [Fact]
    public void A_resumed_run_has_the_bits_of_an_uninterrupted_one()
    {
        var minimizer = new Minimizer(
            new Quadratic(1, 7, 0.3), new PolyakMomentum(0.1, 0.9), new MinimizerOptions { MaxSteps = 50 });
        MinimizerRun whole = minimizer.Run([1, 2, 3]);

        MinimizerRun first = minimizer.Start([1, 2, 3]);
        for (int i = 0; i < 20; i++)
            first.MoveNext();
        MinimizerRun second = minimizer.Resume(first.Parameters, first.State);
        first.MoveNext();
        Assert.True(second.MoveNext());
        Assert.Equal(19, second.Current.Step);
        while (second.MoveNext())
        {
        }

        Assert.Equal(whole.Parameters.ToArray(), second.Parameters.ToArray());
        Assert.Equal(whole.Outcome, second.Outcome);
        Assert.Equal(whole.State, second.State);
    }

    [Fact]
    public void The_loop_allocates_nothing_in_steady_state()
    {
        var options = new MinimizerOptions { MaxSteps = 10_000 };
        MinimizerRun run = new Minimizer(new Quadratic(1, 3), new PolyakMomentum(0.1, 0.5), options).Start([1, 2]);
        for (int i = 0; i < 100; i++)
            run.MoveNext();
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 100; i++)
                Assert.True(run.MoveNext());
        }));
    }

    [Fact]
    public void A_starting_point_of_the_wrong_length_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => new Minimizer(new Quadratic(1), new GradientDescent(0.1)).Start([1, 2]));
}
