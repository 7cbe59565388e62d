namespace AutoDiffDSL.Checking;

/// <summary>
/// Checks derivatives, in a user's own tests: against central differences at several steps, and by identities that
/// hold exactly. Differences are judged relative to the scale of each coordinate; what they cannot resolve is reported
/// as inconclusive, which is not a pass.
/// </summary>
/// <example><code>GradientCheck.Of(objective, point).ThrowIfFailed();</code></example>
public static class GradientCheck
{
    /// <summary>
    /// Checks an objective's gradient, and its Hessian-vector products where it is an
    /// <see cref="IHessianObjective"/>: against differences, symmetry, linearity.
    /// </summary>
    /// <param name="objective">The objective.</param>
    /// <param name="point">The point, as long as the objective's dimension.</param>
    /// <param name="options">How to check; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The point has the wrong length.</exception>
    public static GradientCheckResult Of(
        IObjective objective, ReadOnlySpan<double> point, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (point.Length != objective.Dimension)
        {
            throw new ArgumentException(
                $"The point has length {point.Length}, the objective dimension {objective.Dimension}.", nameof(point));
        }

        options ??= new GradientCheckOptions();
        double[] at = point.ToArray();
        List<PropertyCheck> checks = [.. new ObjectiveChecks(objective, at, options).Run()];
        if (objective is IHessianObjective second)
            checks.AddRange(new HessianChecks(second, at, options).Run());
        return new GradientCheckResult(checks);
    }

    /// <summary>
    /// Checks a forward and a backward derivative of one vector function: the Jvp against differences, and the
    /// identity that the inner product of w with Jvp(u) is that of Vjp(w) with u.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="jvp">Its forward derivative.</param>
    /// <param name="vjp">Its backward derivative, which adds into its output.</param>
    /// <param name="point">The point.</param>
    /// <param name="outputLength">The number of outputs.</param>
    /// <param name="options">How to check; null takes the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of outputs is negative.</exception>
    public static GradientCheckResult OfPair(
        VectorFunction function,
        VectorJvp jvp,
        VectorVjp vjp,
        ReadOnlySpan<double> point,
        int outputLength,
        GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(jvp);
        ArgumentNullException.ThrowIfNull(vjp);
        ArgumentOutOfRangeException.ThrowIfNegative(outputLength);
        options ??= new GradientCheckOptions();
        return new GradientCheckResult(
            [.. new PairChecks(function, jvp, vjp, point.ToArray(), outputLength, options).Run()]);
    }
}
