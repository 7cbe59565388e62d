namespace AutoDiffDSL.Stability;

/// <summary>What a step of a central flow saw.</summary>
/// <param name="Value">The objective at the point before the step.</param>
/// <param name="Forces">Sharpness and its gradient there.</param>
/// <param name="Variance">The mean square of the oscillation along the eigenvector that was used; 0 below the
/// edge.</param>
public sealed record CentralFlowStep(double Value, SelfStabilization Forces, double Variance);
