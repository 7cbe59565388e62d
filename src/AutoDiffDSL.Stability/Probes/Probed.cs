namespace AutoDiffDSL.Stability;

/// <summary>What a probe found at a step of a run.</summary>
/// <typeparam name="TResult">What it finds.</typeparam>
/// <param name="Step">The number of steps taken before.</param>
/// <param name="Value">The objective there.</param>
/// <param name="Result">What the probe found.</param>
public sealed record Probed<TResult>(long Step, double Value, TResult Result);
