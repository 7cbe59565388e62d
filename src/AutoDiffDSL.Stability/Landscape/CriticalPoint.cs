using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// A point of a landscape, classified by its gradient and the ends of its Hessian's spectrum. A saddle whose lowest
/// eigenvalue is negative is strict: gradient descent from a random start reaches it with probability zero (Lee,
/// Simchowitz, Jordan and Recht, "Gradient Descent Only Converges to Minimizers", 2016), and a perturbation leaves it
/// in few steps (Jin et al., "How to Escape Saddle Points Efficiently", 2017).
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="GradientNorm">The Euclidean norm of the gradient.</param>
/// <param name="Lowest">The smallest eigenvalue with its vector, the way down; null where not finite.</param>
/// <param name="Highest">The largest eigenvalue with its vector; null where not finite.</param>
public sealed record CriticalPoint(
    CriticalPointKind Kind, double GradientNorm, EigenPair? Lowest, EigenPair? Highest)
{
    /// <summary>Classifies a point.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">The point.</param>
    /// <param name="options">The tolerances; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public static CriticalPoint Classify(
        IHessianObjective objective, ReadOnlySpan<double> point, CriticalPointOptions? options = null)
    {
        options ??= new CriticalPointOptions();
        var hessian = new HessianOperator(objective, point);
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> gradient = workspace.Uninitialized<double>(point.Length);
        objective.Gradient(point, gradient);
        double norm = VectorMath.Norm(gradient);
        if (!double.IsFinite(norm) || ConditionNumber.Of(hessian, options.Lanczos) is not { } ends)
            return new CriticalPoint(CriticalPointKind.NotFinite, norm, null, null);

        double zero = options.CurvatureTolerance + ends.Lowest.ResidualBound;
        CriticalPointKind kind =
            norm > options.GradientTolerance ? CriticalPointKind.NotCritical
            : ends.Lowest.Value > zero ? CriticalPointKind.Minimum
            : ends.Lowest.Value >= -zero ? CriticalPointKind.Degenerate
            : ends.Highest.Value > options.CurvatureTolerance + ends.Highest.ResidualBound
                ? CriticalPointKind.StrictSaddle
            : ends.Highest.Value < -options.CurvatureTolerance - ends.Highest.ResidualBound
                ? CriticalPointKind.Maximum
            : CriticalPointKind.StrictSaddle;
        return new CriticalPoint(kind, norm, ends.Lowest, ends.Highest);
    }
}
