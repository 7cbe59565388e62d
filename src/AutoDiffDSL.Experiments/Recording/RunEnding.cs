namespace AutoDiffDSL.Experiments.Recording;

/// <summary>How a run ended, and at which step; numerical trouble is an ending like any other.</summary>
/// <param name="Kind">How, for example <c>Converged</c> or <c>NotANumber</c>.</param>
/// <param name="Step">The step at which it ended.</param>
public sealed record RunEnding(string Kind, long Step);
