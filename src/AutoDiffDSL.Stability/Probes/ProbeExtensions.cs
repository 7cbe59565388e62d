using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability;

/// <summary>Using a probe on a run.</summary>
public static class ProbeExtensions
{
    /// <summary>Measures at the step that a run shows.</summary>
    /// <typeparam name="TResult">What the probe finds.</typeparam>
    /// <param name="probe">The probe.</param>
    /// <param name="run">The run, which has shown a step.</param>
    /// <param name="optimizer">The optimizer that runs.</param>
    public static Probed<TResult> Measure<TResult>(
        this IProbe<TResult> probe, MinimizerRun run, IUpdateTransform optimizer)
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(run);
        var point = new ProbePoint(
            run.Current.Step, run.Parameters, run.Current.Value, run.Gradient, optimizer, run.State);
        return new Probed<TResult>(point.Step, point.Value, probe.Measure(in point));
    }

    /// <summary>Runs an optimizer to its end, and measures at its first step and at every so many from there.</summary>
    /// <typeparam name="TResult">What the probe finds.</typeparam>
    /// <param name="minimizer">What runs.</param>
    /// <param name="initial">The starting point.</param>
    /// <param name="probe">The probe.</param>
    /// <param name="every">The steps from one measurement to the next, at least 1.</param>
    /// <returns>The measurements, made as they are asked for.</returns>
    public static IEnumerable<Probed<TResult>> Probe<TResult>(
        this Minimizer minimizer, ReadOnlySpan<double> initial, IProbe<TResult> probe, long every = 1)
    {
        ArgumentNullException.ThrowIfNull(minimizer);
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return Measurements(minimizer, minimizer.Start(initial), probe, every);
    }

    private static IEnumerable<Probed<TResult>> Measurements<TResult>(
        Minimizer minimizer, MinimizerRun run, IProbe<TResult> probe, long every)
    {
        while (run.MoveNext())
        {
            if (run.Current.Step % every == 0)
                yield return probe.Measure(run, minimizer.Optimizer);
        }
    }
}
