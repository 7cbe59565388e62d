using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability;

/// <summary>How a guarded run ended.</summary>
/// <param name="Outcome">How the run ended by itself; null where the guard ended it.</param>
/// <param name="Stopped">What the guard saw when it ended the run; null where it did not.</param>
/// <param name="Parameters">The point reached.</param>
/// <param name="StepSize">The last step size.</param>
public sealed record GuardedOutcome(Outcome? Outcome, GuardReport? Stopped, double[] Parameters, double StepSize);
