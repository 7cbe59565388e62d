using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Experiments.Checkpoints;

/// <summary>Where a training stands when it returns.</summary>
/// <param name="Record">Settings, metrics, and how it ended.</param>
/// <param name="Parameters">The last point.</param>
/// <param name="State">The optimizer's state at that point.</param>
/// <param name="Ended">False where it was cancelled: run it again to go on.</param>
public sealed record TrainingResult(RunRecord Record, double[] Parameters, OptimizerState State, bool Ended);
