namespace AutoDiffDSL.Checking;

/// <summary>What a derivative differs by from a central difference at one step.</summary>
/// <param name="Step">The step, relative to the scale of the coordinates moved.</param>
/// <param name="Error">The difference divided by the larger of the two.</param>
public readonly record struct StepError(double Step, double Error);
