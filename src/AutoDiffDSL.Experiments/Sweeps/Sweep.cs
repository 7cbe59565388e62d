using System.Globalization;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Sweeps;

/// <summary>
/// Runs every point of a grid, several at once, and keeps each in a file of its own as soon as it has ended. Started
/// again, it takes what is there and runs the rest; a grid that has grown takes over what it has in common.
/// </summary>
/// <param name="grid">What is run.</param>
/// <param name="folder">Where the runs are kept; made if need be.</param>
/// <param name="run">
/// Runs one point and returns its record, made by <see cref="SweepPoint.NewRecord"/>; called from several threads. It
/// must depend on nothing but the point. Trouble with numbers belongs in <see cref="RunRecord.Ending"/>.
/// </param>
public sealed class Sweep(SweepGrid grid, string folder, Func<SweepPoint, SweepContext, RunRecord> run)
{
    /// <summary>The most runs at once; all cores unless set.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Runs what is not there yet.</summary>
    /// <param name="board">Where to show how far it is.</param>
    /// <param name="cancel">Ends it early; runs that have ended are kept.</param>
    /// <returns>The records in the order of the grid, whatever the threads did.</returns>
    /// <exception cref="InvalidDataException">A file in the folder is no record, or that of another run.</exception>
    /// <exception cref="InvalidOperationException">A run failed; the message names it.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public IReadOnlyList<RunRecord> Run(IProgressBoard? board = null, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        SweepPoint[] points = [.. grid.Points];
        RunRecord?[] records = [.. points.Select(Kept)];
        int[] missing = [.. Enumerable.Range(0, points.Length).Where(i => records[i] is null)];
        int done = points.Length - missing.Length;
        IProgressItem? progress = board?.Start(grid.Name, points.Length);
        progress?.Report(done);

        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Exception? first = null;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Threads) };
        Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(
            missing, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering), options, index =>
        {
            if (failure.IsCancellationRequested) return;
            try
            {
                records[index] = RunOne(points[index], failure.Token);
                progress?.Report(Interlocked.Increment(ref done), points[index].Id);
            }
            catch (OperationCanceledException) when (failure.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(
                    ref first,
                    new InvalidOperationException($"The run {points[index].Id} failed: {exception.Message}", exception),
                    null);
                failure.Cancel();
            }
        });
        if (first is not null) throw first;
        cancel.ThrowIfCancellationRequested();
        progress?.Finish(points.Length.ToString("N0", CultureInfo.InvariantCulture) + " runs");
        return [.. records.Select(record => record!)];
    }

    private RunRecord RunOne(SweepPoint point, CancellationToken cancel)
    {
        string checkpoint = Path.Combine(folder, point.Id + ".checkpoint");
        RunRecord record = run(point, new SweepContext(checkpoint, cancel));
        cancel.ThrowIfCancellationRequested();
        if (RunIdentity.Difference(point.NewRecord(), record) is { } difference)
            throw new InvalidOperationException($"the record is not the point's: {difference}; make it by NewRecord");
        RunJson.Write(record, FileOf(point));
        File.Delete(checkpoint);
        return record;
    }

    private RunRecord? Kept(SweepPoint point)
    {
        string path = FileOf(point);
        AtomicFile.CleanUp(path);
        if (!File.Exists(path)) return null;
        RunRecord found = RunJson.Read(path);
        return RunIdentity.Difference(point.NewRecord(), found) is { } difference
            ? throw new InvalidDataException(
                $"'{path}' is another run: {difference}. Give the sweep a folder of its own.")
            : found;
    }

    private string FileOf(SweepPoint point) => Path.Combine(folder, point.Id + ".json");
}
