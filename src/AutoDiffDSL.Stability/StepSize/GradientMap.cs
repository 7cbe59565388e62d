using AutoDiffDSL.Numerics;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// Gradient descent with a fixed step size as a dynamical system: the map x - delta grad f(x), its iterates, and where
/// they end up. A minimum is a fixed point; it attracts only if delta is at most 2 / (its largest curvature), else only
/// starts that hit it exactly end there. Source: Nar and Sastry, "Step Size Matters in Deep Learning", NeurIPS 2018,
/// section 2.
/// </summary>
public sealed class GradientMap
{
    private readonly IObjective _objective;

    /// <summary>The map of an objective and a step size.</summary>
    /// <param name="objective">f.</param>
    /// <param name="stepSize">delta, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step size is not positive.</exception>
    public GradientMap(IObjective objective, double stepSize)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        _objective = objective;
        StepSize = stepSize;
    }

    /// <summary>The step size.</summary>
    public double StepSize { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="point">The point; updated.</param>
    /// <returns>The objective before the step.</returns>
    public double Step(Span<double> point)
    {
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> gradient = workspace.Uninitialized<double>(point.Length);
        double value = _objective.Gradient(point, gradient);
        VectorMath.Axpy(-StepSize, gradient, point);
        return value;
    }

    /// <summary>Takes many steps, or as many as it takes to leave all bounds.</summary>
    /// <param name="point">The point; updated.</param>
    /// <param name="steps">How many.</param>
    /// <param name="bound">Entries larger than this end the iteration.</param>
    /// <returns>Whether the point is finite and within the bound.</returns>
    public bool Iterate(Span<double> point, long steps, double bound = double.PositiveInfinity)
    {
        for (long step = 0; step < steps; step++)
        {
            Step(point);
            if (!IsWithin(point, bound))
                return false;
        }

        return IsWithin(point, bound);
    }

    /// <summary>Finds where the iterates from a point end up.</summary>
    /// <param name="start">The point.</param>
    /// <param name="options">How long to look; null takes the defaults.</param>
    public LimitSet Limit(ReadOnlySpan<double> start, LimitOptions? options = null)
    {
        options ??= new LimitOptions();
        double[] point = start.ToArray();
        if (!Iterate(point, options.Steps, options.Bound))
            return new LimitSet(LimitKind.Divergence, [point], options.Steps);

        var visited = new List<double[]> { (double[])point.Clone() };
        for (int period = 1; period <= options.LongestPeriod; period++)
        {
            Step(point);
            if (!IsWithin(point, options.Bound))
                return new LimitSet(LimitKind.Divergence, [point], options.Steps + period);
            if (IsNear(point, visited[0], options.Tolerance))
            {
                LimitKind kind = period == 1 ? LimitKind.FixedPoint : LimitKind.Orbit;
                return new LimitSet(kind, visited, options.Steps + period);
            }

            visited.Add((double[])point.Clone());
        }

        return new LimitSet(LimitKind.Bounded, [point], options.Steps + options.LongestPeriod);
    }

    /// <summary>Whether a minimum can be reached by other starts than those that hit it exactly.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="minimum">The minimum.</param>
    /// <param name="stepSize">The step size.</param>
    public static bool CanSettle(IHessianObjective objective, ReadOnlySpan<double> minimum, double stepSize) =>
        EdgeOfStability.Compare(Sharpness.Measure(objective, minimum), new GradientDescent(stepSize)).Verdict
            != StabilityVerdict.Unstable;

    private static bool IsWithin(ReadOnlySpan<double> point, double bound)
    {
        foreach (double entry in point)
        {
            if (!(Math.Abs(entry) <= bound))
                return false;
        }

        return true;
    }

    private static bool IsNear(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double tolerance)
    {
        double scale = 1 + VectorMath.Norm(x);
        for (int i = 0; i < x.Length; i++)
        {
            if (Math.Abs(x[i] - y[i]) > tolerance * scale)
                return false;
        }

        return true;
    }
}
