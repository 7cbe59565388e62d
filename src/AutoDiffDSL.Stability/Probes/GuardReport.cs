namespace AutoDiffDSL.Stability;

/// <summary>What a guard sees at a step.</summary>
/// <param name="Step">The number of steps taken before.</param>
/// <param name="StepSize">The step size that ran.</param>
/// <param name="Edge">The certified sharpness beside the optimizer's threshold.</param>
/// <param name="Response">What is done; null while the sharpness is not above the threshold for certain.</param>
/// <param name="NextStepSize">The step size from here on.</param>
/// <param name="Forecast">
/// The step at which the sharpness reaches the threshold if it goes on as over the last measurements; null where it
/// does not rise, is there already, or was measured only once.
/// </param>
public sealed record GuardReport(
    long Step, double StepSize, EdgeComparison Edge, GuardResponse? Response, double NextStepSize, double? Forecast);
