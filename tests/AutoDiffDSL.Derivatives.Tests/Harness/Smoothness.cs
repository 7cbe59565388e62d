namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// A point suits difference checks when extrapolated differences with two different steps agree: no kink or jump lies
/// within reach, and the function is not too steep for the step.
/// </summary>
public static class Smoothness
{
    /// <summary>The part of its own correction by which extrapolation may be off: where a function is steep.</summary>
    private const double Trust = 1e-4;

    public static void Holds(
        Func<double[], double[]> function, double[] point, double[] direction, Precision precision)
    {
        Differences.Estimate estimate = Differences.At(function, point, direction, precision.Step);
        double scale = Differences.Size(function(point)) + Differences.Size(estimate.Fine) + 1e-9;
        for (int i = 0; i < estimate.Fine.Length; i++)
        {
            double correction = Math.Abs(estimate.Fine[i] - estimate.Coarse[i]);
            Assert.True(
                estimate.Truncation(i) <= precision.Difference * scale + Trust * correction,
                $"primal is not smooth enough here, cell {i}: off by {estimate.Truncation(i):E1}");
        }
    }
}
