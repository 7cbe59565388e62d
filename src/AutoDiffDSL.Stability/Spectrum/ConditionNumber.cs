namespace AutoDiffDSL.Stability;

/// <summary>
/// Both ends of a spectrum, and what they say of gradient descent: the best fixed step 2 / (L + mu) shrinks the error
/// of a quadratic by (k - 1) / (k + 1) a step and the value by its square, with k = L / mu the condition number.
/// Source: Polyak, "Introduction to Optimization", 1987, section 1.4; Nocedal and Wright, "Numerical Optimization",
/// 2006, section 3.3.
/// </summary>
/// <param name="Lowest">The smallest eigenvalue, mu.</param>
/// <param name="Highest">The largest eigenvalue, L.</param>
public sealed record ConditionNumber(EigenPair Lowest, EigenPair Highest)
{
    /// <summary>Whether some eigenvalue is negative for certain, beyond the residual bound.</summary>
    public bool HasNegativeCurvature => Lowest.Value + Lowest.ResidualBound < 0;

    /// <summary>L / mu; infinite where mu is zero, not a number where the operator is not positive.</summary>
    public double Value => Lowest.Value < 0 ? double.NaN : Highest.Value / Lowest.Value;

    /// <summary>2 / (L + mu).</summary>
    public double BestStepSize => 2 / (Highest.Value + Lowest.Value);

    /// <summary>((k - 1) / (k + 1))^2: by how much a step of that size multiplies the value of a quadratic.</summary>
    public double ValueRate => Math.Pow((Highest.Value - Lowest.Value) / (Highest.Value + Lowest.Value), 2);

    /// <summary>Computes both ends.</summary>
    /// <param name="matrix">The operator.</param>
    /// <param name="options">How accurately; the count is taken as one. Null takes the defaults.</param>
    /// <returns>The ends; null where a product was not finite.</returns>
    public static ConditionNumber? Of(ISymmetricOperator matrix, LanczosOptions? options = null)
    {
        options = (options ?? new LanczosOptions()) with { Count = 1, WarmStart = null };
        return Lanczos.Largest(matrix, options).Pairs is [EigenPair highest]
            && Lanczos.Smallest(matrix, options).Pairs is [EigenPair lowest]
            ? new ConditionNumber(lowest, highest)
            : null;
    }
}
