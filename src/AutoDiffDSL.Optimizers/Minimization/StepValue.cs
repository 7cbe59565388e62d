namespace AutoDiffDSL.Optimizers;

/// <summary>What a run shows of one step.</summary>
/// <param name="Step">The number of updates made before.</param>
/// <param name="Value">The objective at the point they led to.</param>
/// <param name="GradientNorm">The Euclidean norm of its gradient there.</param>
public readonly record struct StepValue(long Step, double Value, double GradientNorm);
