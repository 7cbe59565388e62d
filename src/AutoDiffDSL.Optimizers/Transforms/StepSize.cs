namespace AutoDiffDSL.Optimizers;

/// <summary>Checks of step sizes.</summary>
internal static class StepSize
{
    public static double Checked(double stepSize) => stepSize > 0 && double.IsFinite(stepSize)
        ? stepSize
        : throw new ArgumentOutOfRangeException(
            nameof(stepSize), stepSize, "A step size must be positive and finite.");
}
