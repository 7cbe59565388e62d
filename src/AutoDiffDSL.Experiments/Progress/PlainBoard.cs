namespace AutoDiffDSL.Experiments.Progress;

/// <summary>Plain lines for a log: one every few seconds for each piece of work, and one at its end.</summary>
internal sealed class PlainBoard(TextWriter writer, TimeProvider time) : IProgressBoard
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time = time;

    public IProgressItem Start(string title, long total) => new Item(this, title, total);

    private void WriteLine(string line)
    {
        lock (_gate)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
    }

    private sealed class Item(PlainBoard board, string title, long total) : IProgressItem
    {
        private readonly RateEstimator _rate = new(board._time);
        private TimeSpan _shown;

        public long Total { get; set; } = total;

        public void Report(long done, string status = "")
        {
            _rate.Update(done);
            if (_rate.Elapsed - _shown < _interval) return;

            _shown = _rate.Elapsed;
            board.WriteLine(ProgressText.Line(title, Total, _rate, status));
        }

        public void Finish(string status = "") => board.WriteLine(ProgressText.FinalLine(title, _rate, status));
    }
}
