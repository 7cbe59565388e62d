using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Experiments.Checkpoints;

/// <summary>All that a run needs to go on with the same bits as if it had never stopped.</summary>
/// <param name="Record">The run so far: what was measured before the step that <paramref name="State"/> names.</param>
/// <param name="Parameters">The point at that step.</param>
/// <param name="State">The optimizer's state before the update from that point.</param>
public sealed record Checkpoint(RunRecord Record, double[] Parameters, OptimizerState State);
