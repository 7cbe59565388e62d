using System.Diagnostics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Benchmarks;

/// <summary>
/// Measures ratios of times on one thread. The four methods of a program are timed in turn within each round, in an
/// order that rotates, and a ratio is taken within the round: what slows the machine for a while slows both sides.
/// A turn is shorter than a scheduler's time slice, so that on a busy machine most turns are not interrupted; the
/// median over rounds is reported.
/// </summary>
public static class RatioMeasurement
{
    private const int Rounds = 2001;
    private const double BatchSeconds = 0.001;

    public static RatioRow Measure(Subject subject)
    {
        Func<double>[] methods = [subject.RunPrimal, subject.RunGradient, subject.RunHvp, subject.RunByHand];
        int[] batches = [.. methods.Select(BatchOf)];
        double[][] seconds = [.. methods.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int turn = 0; turn < methods.Length; turn++)
            {
                int which = (turn + round) % methods.Length;
                seconds[which][round] = SecondsOf(methods[which], batches[which]) / batches[which];
            }
        }

        return new RatioRow(
            subject.Name,
            1e6 * Median(seconds[0]),
            MedianRatio(seconds[1], seconds[0]),
            MedianRatio(seconds[2], seconds[1]),
            MedianRatio(seconds[1], seconds[3]),
            BytesAllocatedBy(subject.RunGradient),
            BytesAllocatedBy(subject.RunHvp),
            TapeBytesOf(subject.RunGradient),
            TapeBytesOf(subject.RunHvp),
            subject.ActivationBytes,
            subject.GradientBound);
    }

    /// <summary>Calls that fill a batch, found after enough calls for the JIT to have settled.</summary>
    private static int BatchOf(Func<double> method)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < 1) SecondsOf(method, 30);
        int calls = 1;
        while (FastestOf(method, calls) < BatchSeconds) calls *= 2;
        return calls;
    }

    private static double FastestOf(Func<double> method, int calls) =>
        Enumerable.Range(0, 9).Min(_ => SecondsOf(method, calls));

    private static double SecondsOf(Func<double> method, int calls)
    {
        double sum = 0;
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++) sum += method();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (double.IsNaN(sum)) throw new InvalidOperationException("a measured method returned NaN");
        return seconds;
    }

    private static long BytesAllocatedBy(Func<double> method)
    {
        const int Calls = 10;
        method();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < Calls; call++) method();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    private static long TapeBytesOf(Func<double> method)
    {
        Workspace.Current.ResetPeak();
        method();
        return Workspace.Current.PeakBytes;
    }

    private static double MedianRatio(double[] numerator, double[] denominator) =>
        Median([.. numerator.Zip(denominator, (a, b) => a / b)]);

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
