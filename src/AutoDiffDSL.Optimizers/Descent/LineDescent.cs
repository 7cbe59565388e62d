using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>Steps along one direction, which lies first in what was prepared.</summary>
internal static class LineDescent
{
    /// <summary>step = size * direction; the reduction that the gradient predicts.</summary>
    public static double Linear(
        in UpdateContext at, double size, ReadOnlySpan<double> prepared, Span<double> step)
    {
        Along(size, prepared, step);
        return -VectorMath.Dot(at.Gradient, step);
    }

    /// <summary>
    /// step = size * direction; the reduction that a quadratic predicts which is smallest at size 1, as Newton's is:
    /// its curvature along the direction is minus its slope.
    /// </summary>
    public static double Quadratic(
        in UpdateContext at, double size, ReadOnlySpan<double> prepared, Span<double> step)
    {
        Along(size, prepared, step);
        return -VectorMath.Dot(at.Gradient, step) * (1 - 0.5 * size);
    }

    private static void Along(double size, ReadOnlySpan<double> prepared, Span<double> step)
    {
        for (int i = 0; i < step.Length; i++)
            step[i] = size * prepared[i];
    }
}
