using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// How far a group of parameters w is from scale invariant, L(c w) = L(w), by the four identities that follow, each as
/// a relative error: of the value, of grad L(w) = c grad L(c w), of Hess L(w) = c^2 Hess L(c w) along a random
/// direction of the group, and of w'grad L = 0. Weights before a normalisation are such a group.
/// Source: Arora, Li and Lyu, "Theoretical Analysis of Auto Rate-Tuning by Batch Normalization", 2019, lemma 2.4; Li,
/// Lyu and Arora, "Reconciling Modern Deep Learning with Traditional Optimization Analyses", 2020, section 2.
/// </summary>
/// <param name="ValueError">|L(cw) - L(w)| / (1 + |L(w)|).</param>
/// <param name="GradientError">|grad L(w) - c grad L(cw)| / |grad L(w)|, of the group.</param>
/// <param name="HessianError">|H(w) v - c^2 H(cw) v| / |H(w) v|, of the group's block.</param>
/// <param name="RadialShare">|w'g| / (|w| |g|), with g the group's gradient.</param>
public sealed record ScaleInvariance(
    double ValueError, double GradientError, double HessianError, double RadialShare)
{
    /// <summary>The largest of the four.</summary>
    public double Largest => new[] { ValueError, GradientError, HessianError, RadialShare }.Max();

    /// <summary>Whether all four hold to within a tolerance.</summary>
    /// <param name="tolerance">The largest error that counts as none.</param>
    public bool Holds(double tolerance = 1e-12) => Largest <= tolerance;

    /// <summary>Measures the four errors of a group at a point.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">The point; the group's entries are not all zero.</param>
    /// <param name="group">Which parameters are scaled together.</param>
    /// <param name="factor">c, positive and not 1.</param>
    /// <param name="seed">What the direction depends on.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the factor is not positive, or is 1.</exception>
    public static ScaleInvariance Measure(
        IHessianObjective objective, ReadOnlySpan<double> point, Range group, double factor = 1.5, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Guard.SameLength(objective.Dimension, point.Length, nameof(point), nameof(objective));
        if (!(factor > 0) || !double.IsFinite(factor) || factor == 1)
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor is positive and not 1.");
        int n = point.Length;
        double[] scaled = point.ToArray(), direction = new double[n];
        VectorMath.Scale(factor, scaled.AsSpan()[group]);
        RandomVector.FillNormal(direction.AsSpan()[group], new Random(seed));

        double[] g = new double[n], h = new double[n], gScaled = new double[n], hScaled = new double[n];
        double value = objective.HessianProduct(point, direction, g, h);
        double valueScaled = objective.HessianProduct(scaled, direction, gScaled, hScaled);
        ReadOnlySpan<double> w = point[group], gradient = g.AsSpan()[group];
        return new ScaleInvariance(
            Math.Abs(valueScaled - value) / (1 + Math.Abs(value)),
            Error(gradient, factor, gScaled.AsSpan()[group]),
            Error(h.AsSpan()[group], factor * factor, hScaled.AsSpan()[group]),
            Ratio(Math.Abs(VectorMath.Dot(w, gradient)), VectorMath.Norm(w) * VectorMath.Norm(gradient)));
    }

    /// <summary>Those of several groups of parameters that are scale invariant.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">The point.</param>
    /// <param name="groups">The groups to try, such as the weights of each unit, or of each layer.</param>
    /// <param name="tolerance">The largest relative error that counts as none.</param>
    public static IReadOnlyList<Range> Find(
        IHessianObjective objective, ReadOnlySpan<double> point, IReadOnlyList<Range> groups, double tolerance = 1e-10)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var found = new List<Range>();
        foreach (Range group in groups)
        {
            if (Measure(objective, point, group).Holds(tolerance))
                found.Add(group);
        }

        return found;
    }

    private static double Error(ReadOnlySpan<double> expected, double factor, ReadOnlySpan<double> scaled)
    {
        double[] difference = expected.ToArray();
        VectorMath.Axpy(-factor, scaled, difference);
        return Ratio(VectorMath.Norm(difference), VectorMath.Norm(expected));
    }

    private static double Ratio(double error, double size) => error == 0 ? 0 : error / size;
}
