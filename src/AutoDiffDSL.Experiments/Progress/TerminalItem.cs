using Spectre.Console;

namespace AutoDiffDSL.Experiments.Progress;

/// <summary>One bar; reported to by the work's thread and read by the one that draws.</summary>
internal sealed class TerminalItem(ProgressTask task) : IProgressItem
{
    private readonly Lock _gate = new();
    private readonly RateEstimator _rate = new(TimeProvider.System);
    private string _status = "";
    private TimeSpan? _ended;

    public long Total
    {
        get => (long)task.MaxValue;
        set => task.MaxValue = Math.Max(1, value);
    }

    /// <summary>What stands beside the bar now.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                string time = _ended is TimeSpan took
                    ? $"{ProgressText.Time(took)} taken"
                    : $"{ProgressText.Rate(_rate.Rate)}  {ProgressText.Left(_rate.Remaining(Total))}";
                return _status.Length == 0 ? time : $"{time}  {_status}";
            }
        }
    }

    public void Report(long done, string status = "")
    {
        lock (_gate)
        {
            _rate.Update(done);
            _status = status;
        }

        // A bar that reaches its end is stopped by the console, and only Finish may do that.
        task.Value = Math.Min(done, task.MaxValue - 0.5);
    }

    public void Finish(string status = "")
    {
        lock (_gate)
        {
            _ended = _rate.Elapsed;
            if (status.Length > 0) _status = status;
        }

        task.Value = task.MaxValue;
        task.StopTask();
    }
}
