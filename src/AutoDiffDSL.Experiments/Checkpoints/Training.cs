using System.Diagnostics;
using System.Globalization;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Experiments.Checkpoints;

/// <summary>
/// Runs a <see cref="Minimizer"/> and records it. With a checkpoint file, a run that was killed at any moment goes on
/// from there when it is started again, and ends in the same bits; one that has ended is not repeated.
/// </summary>
public sealed class Training
{
    private readonly Minimizer _minimizer;
    private readonly double[] _initial;

    /// <summary>A run of a minimizer from a point.</summary>
    /// <param name="minimizer">What is run. Its objective and optimizer must depend on nothing but their
    /// settings.</param>
    /// <param name="initial">The starting point, which is copied.</param>
    /// <param name="record">The settings that make this run what it is, without metrics; filled as it goes.</param>
    /// <exception cref="ArgumentException"><paramref name="record"/> has metrics already.</exception>
    public Training(Minimizer minimizer, ReadOnlySpan<double> initial, RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(minimizer);
        ArgumentNullException.ThrowIfNull(record);
        if (record.Metrics.Count > 0)
            throw new ArgumentException("The record has metrics already; start from a new one.", nameof(record));
        _minimizer = minimizer;
        _initial = initial.ToArray();
        Record = record;
    }

    /// <summary>The run's record.</summary>
    public RunRecord Record { get; }

    /// <summary>
    /// Called at every step, to measure; what it records may depend on the step shown only. Records the objective's
    /// value as <c>loss</c> unless set.
    /// </summary>
    public Action<MinimizerRun, RunRecord> Measure { get; init; } =
        (run, record) => record.Metric("loss").Add(run.Current.Step, run.Current.Value);

    /// <summary>The file that keeps the run; null for none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The least time between two checkpoints; one more is written at the end.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Runs to the end, or goes on from the checkpoint.</summary>
    /// <param name="progress">Where to show how far it is.</param>
    /// <param name="cancel">Ends the run early, after writing a checkpoint.</param>
    /// <exception cref="InvalidDataException">The checkpoint is damaged, or is that of another run.</exception>
    public TrainingResult Run(IProgressItem? progress = null, CancellationToken cancel = default)
    {
        Checkpoint? checkpoint = Found();
        if (checkpoint is not null)
        {
            Record.Restore(checkpoint.Record);
            if (Record.Ending is not null)
                return new TrainingResult(Record, checkpoint.Parameters, checkpoint.State, Ended: true);
        }

        MinimizerRun run = checkpoint is null
            ? _minimizer.Start(_initial)
            : _minimizer.Resume(checkpoint.Parameters, checkpoint.State);
        long written = Stopwatch.GetTimestamp();
        while (run.MoveNext())
        {
            // Before the step is measured: whoever goes on from here shows and measures this step again.
            bool stops = cancel.IsCancellationRequested && run.Outcome is null;
            if (stops || (CheckpointPath is not null && Stopwatch.GetElapsedTime(written) >= CheckpointInterval))
            {
                Save(run);
                written = Stopwatch.GetTimestamp();
            }

            if (stops) break;
            Measure(run, Record);
            progress?.Report(
                run.Current.Step, string.Create(CultureInfo.InvariantCulture, $"loss {run.Current.Value:G4}"));
        }

        if (run.Outcome is { } outcome)
        {
            Record.Ending = new RunEnding(outcome.Kind.ToString(), outcome.Step);
            Save(run);
        }

        progress?.Finish(run.Outcome?.Kind.ToString() ?? "stopped");
        return new TrainingResult(Record, run.Parameters.ToArray(), run.State.Copy(), run.Outcome is not null);
    }

    private void Save(MinimizerRun run)
    {
        if (CheckpointPath is not null)
            CheckpointFile.Write(CheckpointPath, new Checkpoint(Record, run.Parameters.ToArray(), run.State));
    }

    private Checkpoint? Found()
    {
        if (CheckpointPath is null) return null;
        AtomicFile.CleanUp(CheckpointPath);
        if (CheckpointFile.Read(CheckpointPath) is not { } checkpoint) return null;
        if (RunIdentity.Difference(Record, checkpoint.Record) is { } difference)
        {
            throw new InvalidDataException(
                $"The checkpoint '{CheckpointPath}' is that of another run: {difference}. "
                + "Name another file, or delete it.");
        }

        return checkpoint.Parameters.Length == _initial.Length
            ? checkpoint
            : throw new InvalidDataException(
                $"The checkpoint '{CheckpointPath}' has {checkpoint.Parameters.Length} parameters, the run "
                + $"{_initial.Length}. Name another file, or delete it.");
    }
}
