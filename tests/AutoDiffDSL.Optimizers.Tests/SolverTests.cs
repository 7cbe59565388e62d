using System.Text.Json;
using AutoDiffDSL.Optimizers.Tests.Objectives;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Optimizers.Tests;

/// <summary>Runs of descent and search: how they end, resume, and what they allocate.</summary>
public sealed class SolverTests
{
    private static readonly double[] s_start = [-1.2, 1];

    [Fact]
    public void Newton_solves_a_quadratic_in_one_step()
    {
        var run = new DescentSolver<IHessianObjective>(
            new TestLosses.IllConditionedObjective(4), new Newton(), new FixedStep()).Run([3, -1, 0.5, 7]);
        Assert.Equal((OutcomeKind.Converged, 1L), (run.Outcome!.Kind, run.Outcome.Step));
        Assert.All(run.Parameters.ToArray(), entry => Assert.Equal(1, entry, 1e-12));
    }

    [Fact]
    public void Newton_goes_to_a_saddle_and_damped_Newton_to_a_minimum()
    {
        var objective = new TestLosses.SaddleObjective();
        var pure = new DescentSolver<IHessianObjective>(objective, new Newton(), new FixedStep()).Run([1, 0.2]);
        Assert.Equal(0, pure.Outcome!.Value, 1e-15);
        var damped = new DescentSolver<IHessianObjective>(objective, new DampedNewton(), new Armijo()).Run([1, 0.2]);
        Assert.Equal(-0.25, damped.Outcome!.Value, 1e-15);
    }

    [Fact]
    public void A_resumed_run_has_the_bits_of_an_uninterrupted_one_through_json()
    {
        foreach (DescentSolver<IHessianObjective> solver in Solvers(new TestLosses.RosenbrockObjective()))
        {
            DescentRun<IHessianObjective> whole = solver.Run(s_start);
            DescentRun<IHessianObjective> first = solver.Start(s_start);
            for (int i = 0; i < 6; i++)
                Assert.True(first.MoveNext(), solver.Name);
            OptimizerState state = JsonSerializer.Deserialize<OptimizerState>(JsonSerializer.Serialize(first.State))!;
            DescentRun<IHessianObjective> second = solver.Resume(first.Parameters, state);
            while (second.MoveNext())
            {
            }

            Assert.Equal(whole.Parameters.ToArray(), second.Parameters.ToArray());
            Assert.Equal(whole.Outcome, second.Outcome);
            Assert.Equal(whole.State, second.State);
            Assert.Throws<ArgumentException>(
                () => solver.Resume(s_start, new OptimizerState { Memory = new double[99] }));
        }
    }

    [Fact]
    public void Steps_allocate_nothing_in_steady_state()
    {
        foreach (DescentSolver<IHessianObjective> solver in Solvers(new TestLosses.RosenbrockObjective()))
        {
            solver.Run(s_start);
            DescentRun<IHessianObjective> run = solver.Start(s_start);
            Assert.Equal(0, Allocations.Of(
                work: () =>
                {
                    for (int i = 0; i < 4; i++)
                        run.MoveNext();
                },
                prepare: () =>
                {
                    run = solver.Start(s_start);
                    run.MoveNext();
                    run.MoveNext();
                }));
        }
    }

    [Fact]
    public void A_value_that_is_not_a_number_makes_a_search_try_less()
    {
        var run = new DescentSolver<IObjective>(
            new Logarithm(), new SteepestDescent(), new Armijo(initial: 16)).Run([2]);
        Assert.Equal(OutcomeKind.Converged, run.Outcome!.Kind);
        Assert.Equal(1, run.Parameters[0], 1e-8);
    }

    [Fact]
    public void Outcomes_are_values()
    {
        var objective = new Logarithm();
        Outcome Run(ISearch search, double start, SolverOptions options) =>
            new DescentSolver<IObjective>(objective, new SteepestDescent(), search, options).Run([start]).Outcome!;

        Assert.Equal(OutcomeKind.NotANumber, Run(new Armijo(), -1, new()).Kind);
        Assert.Equal(OutcomeKind.NotANumber, Run(new FixedStep(9), 0.5, new()).Kind);
        Assert.Equal(OutcomeKind.StepLimit, Run(new Armijo(), 5, new() { MaxSteps = 2, GradientTolerance = 0 }).Kind);
        Assert.Equal(OutcomeKind.Converged, Run(new Armijo(), 5, new() { TargetValue = 1.2 }).Kind);
        Assert.Equal(
            OutcomeKind.Converged, Run(new Armijo(), 5, new() { GradientTolerance = 0, StepTolerance = 1e-6 }).Kind);
        Assert.Equal(
            OutcomeKind.Converged, Run(new Armijo(), 5, new() { GradientTolerance = 0, ValueTolerance = 1e-6 }).Kind);
    }

    [Fact]
    public void A_direction_that_goes_uphill_stalls_every_search_that_descends()
    {
        foreach (ISearch search in (ISearch[])[new Armijo(), new StrongWolfe(), new TrustRegion()])
        {
            var run = new DescentSolver<IHessianObjective>(new TestLosses.SaddleObjective(), new Newton(), search)
                .Run([0, 0.1]);
            Assert.Equal((OutcomeKind.Stalled, 0L), (run.Outcome!.Kind, run.Outcome.Step));
        }
    }

    [Fact]
    public void A_search_on_a_line_refuses_steps_on_a_curve() => Assert.Throws<ArgumentException>(
        () => new DescentSolver<IHessianObjective>(
            new TestLosses.BealeObjective(), new SteihaugCg(), new StrongWolfe()));

    [Fact]
    public void A_starting_point_of_the_wrong_length_is_refused() => Assert.Throws<ArgumentException>(
        () => new DescentSolver<IObjective>(new Logarithm(), new Bfgs(), new StrongWolfe()).Start([1, 2]));

    private static IEnumerable<DescentSolver<IHessianObjective>> Solvers(IHessianObjective objective)
    {
        yield return new(objective, new SteepestDescent(), new Armijo());
        yield return new(objective, new DampedNewton(), new Armijo());
        yield return new(objective, new NewtonCg(), new StrongWolfe());
        yield return new(objective, new SteihaugCg(), new TrustRegion());
        yield return new(objective, new Bfgs(), new StrongWolfe());
        yield return new(objective, new Lbfgs(3), new StrongWolfe());
    }

    /// <summary>x - log x, smallest at 1, not a number below 0.</summary>
    private sealed class Logarithm : IObjective
    {
        public int Dimension => 1;

        public double Value(ReadOnlySpan<double> parameters) => parameters[0] - Math.Log(parameters[0]);

        public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            gradient[0] = 1 - 1 / parameters[0];
            return Value(parameters);
        }
    }
}
