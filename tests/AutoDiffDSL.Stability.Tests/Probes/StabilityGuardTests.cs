using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability.Tests.Probes;

public sealed class StabilityGuardTests
{
    private static readonly SharpnessOptions s_sharpness = new() { Tolerance = 1e-4 };

    [Fact]
    public void It_forecasts_the_crossing_and_stops_there()
    {
        (GuardedOutcome outcome, List<GuardReport> reports) = Run(GuardResponse.Stop, s => new GradientDescent(s), 0.1);
        GuardReport stop = outcome.Stopped!;
        Assert.Null(outcome.Outcome);
        Assert.True(stop.Edge.Sharpness.Value - stop.Edge.Sharpness.ResidualBound > 20);
        Assert.All(reports.SkipLast(1), report => Assert.Null(report.Response));
        GuardReport early = reports.Last(report => report.Step <= 0.9 * stop.Step && report.Forecast is not null);
        Assert.Equal(1, early.Forecast!.Value / stop.Step, 0.1);
    }

    [Fact]
    public void It_cuts_the_step_and_the_sharpness_stays_at_the_threshold()
    {
        (GuardedOutcome outcome, List<GuardReport> reports) = Run(
            GuardResponse.CutStep, s => new GradientDescent(s), 0.2);
        Assert.Equal(OutcomeKind.StepLimit, outcome.Outcome!.Kind);
        Assert.InRange(outcome.StepSize, 1e-3, 0.199);
        Assert.InRange(reports.Max(report => report.Edge.Ratio), 1, 1.1);
        Assert.All(reports.Where(r => r.Response is not null), r => Assert.True(r.NextStepSize < r.StepSize));
    }

    [Fact]
    public void A_warning_changes_nothing()
    {
        (GuardedOutcome outcome, List<GuardReport> reports) = Run(GuardResponse.Warn, s => new GradientDescent(s), 0.2);
        Assert.Contains(reports, report => report.Response == GuardResponse.Warn);
        double[] plain = Samples.Start(1);
        new GradientMap(Samples.Chebyshev(), 0.2).Iterate(plain, 12_000);
        Assert.Equal(plain, outcome.Parameters);
    }

    [Fact]
    public void The_threshold_is_that_of_the_optimizer_that_runs()
    {
        (GuardedOutcome outcome, _) = Run(GuardResponse.Stop, s => new NesterovMomentum(s, 0.9), 0.1);
        Assert.Equal(3.8 / 2.8 / 0.1, outcome.Stopped!.Edge.Threshold, 1e-9);
        Assert.InRange(outcome.Stopped.Edge.Ratio, 1, 1.2);
    }

    [Fact]
    public void Adam_is_guarded_from_its_first_step_on()
    {
        List<GuardReport> reports = [];
        var guard = new StabilityGuard(
            new Losses.BowlObjective((double[])[1, 100], 2), s => new Adam(s),
            new GuardOptions { Response = GuardResponse.CutStep, Every = 10 });
        GuardedOutcome outcome = guard.Run([1, 1], 0.1, new MinimizerOptions { MaxSteps = 200 }, reports.Add);
        Assert.Equal(1, reports[0].Step);
        Assert.Equal(200, outcome.Outcome!.Step);
    }

    [Fact]
    public void A_forecast_is_the_line_of_least_squares_and_only_for_what_rises()
    {
        var forecast = new CrossingForecast(3);
        Assert.Null(forecast.StepAt(10));
        forecast.Add(0, 100);
        forecast.Add(10, 2);
        forecast.Add(20, 4);
        forecast.Add(30, 6);
        Assert.Equal(50, forecast.StepAt(10)!.Value, 1e-9);
        Assert.Null(forecast.StepAt(5));
        forecast.Clear();
        forecast.Add(0, 2);
        forecast.Add(10, 1);
        Assert.Null(forecast.StepAt(10));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var objective = new Losses.SaddleObjective();
        Assert.ThrowsAny<ArgumentException>(() => new StabilityGuard(
            objective, s => new GradientDescent(s), new GuardOptions { Every = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => new StabilityGuard(
            objective, s => new GradientDescent(s), new GuardOptions { Margin = 2 }));
    }

    private static (GuardedOutcome Outcome, List<GuardReport> Reports) Run(
        GuardResponse response, Func<double, IUpdateTransform> optimizer, double stepSize)
    {
        List<GuardReport> reports = [];
        var guard = new StabilityGuard(
            Samples.Chebyshev(), optimizer, new GuardOptions { Response = response, Sharpness = s_sharpness });
        GuardedOutcome outcome = guard.Run(
            Samples.Start(1), stepSize, new MinimizerOptions { MaxSteps = 12_000 }, reports.Add);
        return (outcome, reports);
    }
}
