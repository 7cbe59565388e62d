namespace AutoDiffDSL.Stability;

/// <summary>A sharpness beside the threshold of the optimizer that runs.</summary>
/// <param name="Sharpness">The measurement.</param>
/// <param name="Threshold">The largest stable curvature.</param>
/// <param name="Verdict">On which side the sharpness lies, for certain.</param>
public sealed record EdgeComparison(SharpnessMeasurement Sharpness, double Threshold, StabilityVerdict Verdict)
{
    /// <summary>Sharpness over threshold: 1 at the edge of stability.</summary>
    public double Ratio => Sharpness.Value / Threshold;
}
