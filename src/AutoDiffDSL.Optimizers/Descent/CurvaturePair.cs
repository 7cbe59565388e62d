using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>A step and the gradient's change over it, from which quasi-Newton methods learn.</summary>
internal static class CurvaturePair
{
    /// <summary>Whether the curvature along the step is positive beyond rounding.</summary>
    public static bool IsUseful(ReadOnlySpan<double> step, ReadOnlySpan<double> gradientChange)
    {
        double curvature = VectorMath.Dot(step, gradientChange);
        return curvature > 1e-14 * VectorMath.Norm(step) * VectorMath.Norm(gradientChange)
            && double.IsFinite(curvature);
    }
}
