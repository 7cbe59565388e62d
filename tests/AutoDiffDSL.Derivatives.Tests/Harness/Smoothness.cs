namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// A point suits difference checks when extrapolated differences with two different steps agree: no kink or jump lies
/// within reach, and the function is not too steep for the step.
/// </summary>
public static class Smoothness
{
    public static void Holds(
        Func<double[], double[]> function, double[] point, double[] direction, Precision precision)
    {
        double[] claimed = Extrapolated(function, point, direction, precision.Step / 2);
        Differences.Agree(function, point, direction, claimed, precision, "primal is not smooth enough here");
    }

    private static double[] Extrapolated(
        Func<double[], double[]> function, double[] point, double[] direction, double step)
    {
        double[] fine = Differences.Central(function, point, direction, step / 2);
        double[] coarse = Differences.Central(function, point, direction, step);
        return [.. fine.Zip(coarse, (f, c) => (4 * f - c) / 3)];
    }
}
