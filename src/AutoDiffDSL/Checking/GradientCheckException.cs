namespace AutoDiffDSL.Checking;

/// <summary>A derivative is wrong, or could not be shown to be right.</summary>
/// <param name="result">The findings.</param>
public sealed class GradientCheckException(GradientCheckResult result) : Exception(result.Explain())
{
    /// <summary>The findings.</summary>
    public GradientCheckResult Result { get; } = result;
}
