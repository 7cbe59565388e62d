namespace AutoDiffDSL.Experiments.Progress;

/// <summary>
/// Steps per second over the last few seconds, and the time left at that rate. A window rather than the mean since the
/// start, so that a change of pace shows; at least two reports, so that a rate never comes from nothing.
/// </summary>
internal sealed class RateEstimator
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _spacing = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Queue<(TimeSpan At, long Done)> _samples = new();
    private (TimeSpan At, long Done) _last;
    private TimeSpan _newestSample;

    public RateEstimator(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _samples.Enqueue(_last);
    }

    /// <summary>Time since the work began.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Steps done at the last report.</summary>
    public long Done => _last.Done;

    /// <summary>Steps per second; 0 as long as there is nothing to tell it from.</summary>
    public double Rate
    {
        get
        {
            (TimeSpan at, long done) = _samples.Peek();
            double seconds = (_last.At - at).TotalSeconds;
            return seconds > 0 ? (_last.Done - done) / seconds : 0;
        }
    }

    public void Update(long done)
    {
        _last = (Elapsed, done);
        if (_last.At - _newestSample < _spacing) return;

        _newestSample = _last.At;
        _samples.Enqueue(_last);
        while (_samples.Count > 2 && _last.At - _samples.Peek().At > _window) _samples.Dequeue();
    }

    /// <summary>Time left until <paramref name="total"/> at the present rate; null if there is no rate yet.</summary>
    public TimeSpan? Remaining(long total)
    {
        double seconds = Math.Max(0, total - Done) / Rate;
        return double.IsFinite(seconds) && seconds < TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }
}
