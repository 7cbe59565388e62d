namespace AutoDiffDSL.Stability;

/// <summary>
/// The largest step size at which gradient descent can settle at an optimum of (w_1 w_2 ... w_L - lambda)^2 / 2. There
/// the Hessian is lambda^2 u u' with u_i = 1 / w_i. So a step size decides which of the optima, all equally good, can
/// be reached: the balanced ones last. Source: Nar and Sastry, "Step Size Matters in Deep Learning", NeurIPS 2018,
/// theorem 1 for one-dimensional layers.
/// </summary>
public static class ProductBound
{
    /// <summary>lambda^2 times the sum of 1 / w_i^2: the one eigenvalue of the Hessian that is not zero.</summary>
    /// <param name="weights">The weights of an optimum, none of them zero; lambda is their product.</param>
    /// <exception cref="ArgumentException">There are no weights, or one is zero or not finite.</exception>
    public static double Curvature(ReadOnlySpan<double> weights)
    {
        if (weights.IsEmpty)
            throw new ArgumentException("There are no weights.", nameof(weights));
        double product = 1;
        double sum = 0;
        foreach (double weight in weights)
        {
            if (weight == 0 || !double.IsFinite(weight))
                throw new ArgumentException($"A weight is {weight}.", nameof(weights));
            product *= weight;
            sum += 1 / (weight * weight);
        }

        return product * product * sum;
    }

    /// <summary>2 / (lambda^2 sum w_i^-2).</summary>
    /// <param name="weights">The weights of an optimum, none of them zero; lambda is their product.</param>
    /// <exception cref="ArgumentException">There are no weights, or one is zero or not finite.</exception>
    public static double Largest(ReadOnlySpan<double> weights) => 2 / Curvature(weights);
}
