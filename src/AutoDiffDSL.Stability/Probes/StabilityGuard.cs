using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability;

/// <summary>
/// Watches a run: measures the sharpness with its certificate, sets it beside the running optimizer's own threshold,
/// forecasts when it will be reached, and warns, ends the run or cuts the step size once it is passed for certain. A
/// guarded run thus stays below the edge of stability, on the path of gradient flow (Cohen et al., 2021), at the price
/// of smaller steps. The optimizer's state is kept when the step size changes.
/// </summary>
public sealed class StabilityGuard
{
    private readonly IHessianObjective _objective;
    private readonly Func<double, IUpdateTransform> _optimizer;
    private readonly GuardOptions _options;

    /// <summary>A guard for a family of optimizers.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="optimizer">
    /// The optimizer for a step size, such as <c>s =&gt; new PolyakMomentum(s, 0.9)</c>; all of one state's length.
    /// </param>
    /// <param name="options">When and how; null takes the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public StabilityGuard(
        IHessianObjective objective, Func<double, IUpdateTransform> optimizer, GuardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(optimizer);
        options ??= new GuardOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Every, 1);
        if (!(options.Margin is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.Margin, "The margin is not in (0, 1].");
        _objective = objective;
        _optimizer = optimizer;
        _options = options;
    }

    /// <summary>Runs under guard.</summary>
    /// <param name="initial">The starting point, which is copied.</param>
    /// <param name="stepSize">The step size to begin with.</param>
    /// <param name="end">When the run ends by itself; null takes the defaults.</param>
    /// <param name="seen">Called with each report; null for nothing.</param>
    /// <returns>How the run ended, and where.</returns>
    public GuardedOutcome Run(
        ReadOnlySpan<double> initial, double stepSize, MinimizerOptions? end = null, Action<GuardReport>? seen = null)
    {
        var forecast = new CrossingForecast(_options.Memory);
        IUpdateTransform optimizer = _optimizer(stepSize);
        MinimizerRun run = new Minimizer(_objective, optimizer, end).Start(initial);
        SharpnessProbe probe = new(_objective, _options.Sharpness);
        long? measured = null;
        while (run.MoveNext())
        {
            // An adaptive method has no preconditioner before its first step.
            bool ready = !optimizer.HasPreconditioner || run.Current.Step > 0;
            bool due = run.Current.Step % _options.Every == 0 || (run.Current.Step == 1 && optimizer.HasPreconditioner);
            if (!ready || !due || run.Outcome is not null || run.Current.Step == measured)
                continue;
            measured = run.Current.Step;
            GuardReport report = Look(probe.Measure(run, optimizer), stepSize, forecast);
            seen?.Invoke(report);
            if (report.Response == GuardResponse.Stop)
                return new GuardedOutcome(null, report, run.Parameters.ToArray(), stepSize);
            if (report.NextStepSize != stepSize)
            {
                stepSize = report.NextStepSize;
                optimizer = _optimizer(stepSize);
                forecast.Clear();
                run = new Minimizer(_objective, optimizer, end).Resume(run.Parameters, run.State);
            }
        }

        return new GuardedOutcome(run.Outcome, null, run.Parameters.ToArray(), stepSize);
    }

    private GuardReport Look(Probed<EdgeComparison> probed, double stepSize, CrossingForecast forecast)
    {
        EdgeComparison edge = probed.Result;
        if (double.IsFinite(edge.Sharpness.Value))
            forecast.Add(probed.Step, edge.Sharpness.Value);
        bool passed = edge.Verdict == StabilityVerdict.Unstable;
        double next = passed && _options.Response == GuardResponse.CutStep
            ? _options.Margin
                * StepSizeBound.Largest(edge.Sharpness.Value + edge.Sharpness.ResidualBound, _optimizer)
            : stepSize;
        return new GuardReport(
            probed.Step, stepSize, edge, passed ? _options.Response : null, next, forecast.StepAt(edge.Threshold));
    }
}
