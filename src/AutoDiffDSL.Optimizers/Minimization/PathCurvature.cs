namespace AutoDiffDSL.Optimizers;

/// <summary>
/// What the gradients along a path tell of an objective's curvature: between neighbouring points x and y the ratio
/// |g(x) - g(y)| / |x - y| is at most the smoothness constant L, and (g(x) - g(y))'(x - y) / |x - y|^2 at least the
/// constant mu of strong convexity (Nesterov, "Introductory Lectures on Convex Optimization", 2004, theorems 2.1.5 and
/// 2.1.9). So <see cref="Smoothness"/> is L from below, and <see cref="Convexity"/> mu from above.
/// </summary>
/// <param name="dimension">The number of parameters.</param>
/// <exception cref="ArgumentOutOfRangeException">The dimension is negative.</exception>
public sealed class PathCurvature(int dimension)
{
    private readonly double[] _point = new double[NotNegative(dimension)];
    private readonly double[] _gradient = new double[dimension];

    /// <summary>The number of points seen.</summary>
    public long Points { get; private set; }

    /// <summary>The largest ratio of the change of the gradient and that of the point; 0 before two points.</summary>
    public double Smoothness { get; private set; }

    /// <summary>The smallest curvature between two points; infinite before two points, negative where the path shows
    /// that the objective is not convex.</summary>
    public double Convexity { get; private set; } = double.PositiveInfinity;

    /// <summary>L / mu as far as the path shows; a lower bound where mu is positive, NaN before two points.</summary>
    public double Condition => Points < 2 ? double.NaN : Smoothness / Convexity;

    /// <summary>Takes in the next point of the path.</summary>
    /// <param name="point">The point.</param>
    /// <param name="gradient">The gradient there.</param>
    /// <exception cref="ArgumentException">A length is not the dimension.</exception>
    public void Add(ReadOnlySpan<double> point, ReadOnlySpan<double> gradient)
    {
        if (point.Length != _point.Length || gradient.Length != _point.Length)
        {
            throw new ArgumentException(
                $"The point has length {point.Length} and its gradient {gradient.Length}, the dimension is "
                + $"{_point.Length}.", nameof(point));
        }

        double square = 0, change = 0, along = 0;
        for (int i = 0; i < point.Length; i++)
        {
            double d = point[i] - _point[i], g = gradient[i] - _gradient[i];
            square += d * d;
            change += g * g;
            along += d * g;
        }

        if (Points > 0 && square > 0)
        {
            Smoothness = Math.Max(Smoothness, Math.Sqrt(change / square));
            Convexity = Math.Min(Convexity, along / square);
        }

        point.CopyTo(_point);
        gradient.CopyTo(_gradient);
        Points++;
    }

    private static int NotNegative(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        return dimension;
    }
}
