namespace AutoDiffDSL.Experiments.Sweeps;

/// <summary>What a run of a sweep is given beside its point.</summary>
/// <param name="CheckpointPath">A file for its checkpoints; deleted once it has ended.</param>
/// <param name="Cancel">Asks it to stop early.</param>
public sealed record SweepContext(string CheckpointPath, CancellationToken Cancel);
