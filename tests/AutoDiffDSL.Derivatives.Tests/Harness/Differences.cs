namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Compares a claimed directional derivative with central differences at three step sizes.</summary>
/// <remarks>
/// The value extrapolated from all three must agree, and the plain difference must come closer when the step is halved
/// (by a factor of four for a smooth function): a wrong derivative keeps its distance whatever the step. What is left
/// of the truncation error is estimated from the two extrapolations that two steps allow; where it is large,
/// differences decide nothing, and that is a failure of its own.
/// </remarks>
public static class Differences
{
    /// <summary>How the message starts where differences decide nothing.</summary>
    public const string Undecided = "too steep";

    /// <summary>The largest truncation error, relative to the values, that still lets a comparison decide.</summary>
    private const double MostTruncation = 1e-4;

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
        Estimate estimate = At(function, point, direction, precision.Step);
        double scale = Size(function(point)) + Size(claimed) + Size(estimate.Fine) + size + 1e-9;
        Assert.Equal(estimate.Fine.Length, claimed.Length);
        for (int i = 0; i < claimed.Length; i++)
        {
            Assert.True(double.IsFinite(claimed[i]), $"{what}, cell {i}: claimed {claimed[i]:R}");
            double truncation = estimate.Truncation(i);
            Assert.True(
                truncation <= (MostTruncation + precision.Difference) * scale,
                $"{Undecided}: {what}, cell {i}: extrapolated differences are {truncation:E1} apart");
            double tolerance = precision.Difference * scale + truncation / 4;
            double coarseError = Math.Abs(estimate.Coarse[i] - claimed[i]);
            double fineError = Math.Abs(estimate.Fine[i] - claimed[i]);
            bool agrees = Math.Abs(estimate.Value(i) - claimed[i]) <= tolerance;
            bool improves = fineError <= coarseError / 2 + tolerance;
            Assert.True(
                agrees && improves,
                $"{what}, cell {i}: claimed {claimed[i]:R}, extrapolated difference {estimate.Value(i):R} (error "
                + $"{coarseError:E2} with step {precision.Step:E1}, {fineError:E2} with half of it, "
                + $"allowed {tolerance:E1})");
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

    /// <summary>Central differences with a step, half of it, and a quarter of it.</summary>
    internal static Estimate At(
        Func<double[], double[]> function, double[] point, double[] direction, double step) => new(
        Central(function, point, direction, step),
        Central(function, point, direction, step / 2),
        Central(function, point, direction, step / 4));

    private static double[] Central(Func<double[], double[]> function, double[] point, double[] direction, double step)
    {
        double[] ahead = function(Vectors.Step(point, step, direction));
        double[] behind = function(Vectors.Step(point, -step, direction));
        return [.. ahead.Zip(behind, (a, b) => (a - b) / (2 * step))];
    }

    internal static double Size(double[] vector) => vector.Length == 0 ? 0 : vector.Max(Math.Abs);

    /// <summary>Differences per cell, and what Richardson's extrapolation makes of them.</summary>
    internal sealed record Estimate(double[] Coarse, double[] Fine, double[] Finest)
    {
        /// <summary>Without the terms of second and fourth order in the step.</summary>
        public double Value(int i) => (16 * Second(i) - First(i)) / 15;

        /// <summary>How far the two extrapolations without the term of second order lie apart.</summary>
        public double Truncation(int i) => Math.Abs(Second(i) - First(i));

        private double First(int i) => (4 * Fine[i] - Coarse[i]) / 3;

        private double Second(int i) => (4 * Finest[i] - Fine[i]) / 3;
    }
}
