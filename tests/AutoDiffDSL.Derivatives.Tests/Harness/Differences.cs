namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Compares a claimed directional derivative with central differences at two step sizes.</summary>
/// <remarks>
/// The extrapolated value must agree, and the plain difference must come closer when the step is halved (by a factor of
/// four for a smooth function): a wrong derivative keeps its distance whatever the step.
/// </remarks>
public static class Differences
{
    /// <summary>The part of its own correction by which extrapolation may be off: where a function is steep.</summary>
    private const double Trust = 5e-4;

    /// <param name="size">Size of a larger whole that the compared cells are part of.</param>
    public static void Agree(
        Func<double[], double[]> function,
        double[] point,
        double[] direction,
        double[] claimed,
        Precision precision,
        string what,
        double size = 0)
    {
        double h = precision.Step;
        double[] coarse = Central(function, point, direction, h);
        double[] fine = Central(function, point, direction, h / 2);
        double scale = Size(function(point)) + Size(claimed) + Size(fine) + size + 1e-9;
        Assert.Equal(fine.Length, claimed.Length);
        for (int i = 0; i < claimed.Length; i++)
        {
            double extrapolated = (4 * fine[i] - coarse[i]) / 3;
            double tolerance = precision.Difference * scale + Trust * Math.Abs(fine[i] - coarse[i]);
            double coarseError = Math.Abs(coarse[i] - claimed[i]);
            double fineError = Math.Abs(fine[i] - claimed[i]);
            bool agrees = Math.Abs(extrapolated - claimed[i]) <= tolerance;
            bool improves = fineError <= coarseError / 2 + tolerance;
            Assert.True(
                agrees && improves,
                $"{what}, cell {i}: claimed {claimed[i]:R}, extrapolated difference {extrapolated:R} "
                + $"(error {coarseError:E2} with step {h:E1}, {fineError:E2} with half of it, allowed {tolerance:E1})");
        }
    }

    /// <summary>
    /// Each cell of a claimed gradient of a scalar function against differences along that coordinate.
    /// </summary>
    public static void AgreeByCoordinate(
        Func<double[], double> function, double[] point, double[] claimed, Precision precision, string what)
    {
        double size = Size(claimed);
        for (int i = 0; i < point.Length; i++)
        {
            var direction = new double[point.Length];
            direction[i] = 1;
            Agree(x => [function(x)], point, direction, [claimed[i]], precision, $"{what}, input {i}", size);
        }
    }

    internal static double[] Central(Func<double[], double[]> function, double[] point, double[] direction, double step)
    {
        double[] ahead = function(Vectors.Step(point, step, direction));
        double[] behind = function(Vectors.Step(point, -step, direction));
        return [.. ahead.Zip(behind, (a, b) => (a - b) / (2 * step))];
    }

    private static double Size(double[] vector) => vector.Length == 0 ? 0 : vector.Max(Math.Abs);
}
