namespace AutoDiffDSL.Stability;

/// <summary>
/// What gradient descent does where its step size is exactly the largest stable one, 2 / f''(x*), and just above.
/// There the map x - delta f'(x) has slope -1 at the minimum, and two steps of it multiply the distance y by
/// 1 - c y^2 + ..., so that the sign of c decides.
/// Source: Nar and Sastry, "Step Size Matters in Deep Learning", NeurIPS 2018, section 2; the coefficient is that of
/// the flip bifurcation (Kuznetsov, "Elements of Applied Bifurcation Theory", 2004, section 4.5).
/// </summary>
/// <param name="StepSize">2 / f''(x*).</param>
/// <param name="Coefficient">
/// c: with a positive one, |x_k - x*| sqrt(c k) tends to 1 at the boundary. In units of 1 / x^2.
/// </param>
public sealed record FlipBifurcation(double StepSize, double Coefficient)
{
    /// <summary>What happens at the boundary and just above it.</summary>
    public FlipKind Kind => Coefficient switch
    {
        > 0 => FlipKind.Orbit,
        < 0 => FlipKind.Departure,
        _ => FlipKind.Undecided,
    };

    /// <summary>Classifies a minimum of a function of one variable, or of a function along one line.</summary>
    /// <param name="second">f''(x*), positive.</param>
    /// <param name="third">f'''(x*).</param>
    /// <param name="fourth">f''''(x*).</param>
    /// <exception cref="ArgumentOutOfRangeException">The second derivative is not positive and finite.</exception>
    public static FlipBifurcation Classify(double second, double third, double fourth)
    {
        if (!(second > 0) || !double.IsFinite(second))
            throw new ArgumentOutOfRangeException(nameof(second), second, "The curvature must be positive and finite.");

        // y becomes -y + p y^2 + q y^3, and twice that y - 2 (p^2 + q) y^3.
        double stepSize = 2 / second;
        double p = -stepSize * third / 2;
        double q = -stepSize * fourth / 6;
        return new FlipBifurcation(stepSize, 2 * (p * p + q));
    }

    /// <summary>The distance from the minimum after many steps at the boundary, 1 / sqrt(c k).</summary>
    /// <param name="steps">k, at least 1.</param>
    /// <returns>The distance; NaN where the coefficient is not positive.</returns>
    public double DistanceAfter(long steps) => 1 / Math.Sqrt(Coefficient * steps);

    /// <summary>
    /// The amplitude of the orbit of period two at a step size just above the boundary, to leading order: half the
    /// distance of its two points, sqrt((s^2 - 1) / c), where -s is the map's slope at the minimum.
    /// </summary>
    /// <param name="stepSize">The step size, above the boundary.</param>
    /// <returns>The amplitude; NaN below the boundary, or where the coefficient is not positive.</returns>
    public double Amplitude(double stepSize)
    {
        // Two steps multiply y by s^2 - c y^2, to leading order.
        double slope = 2 * (stepSize / StepSize) - 1;
        return Coefficient > 0 ? Math.Sqrt((slope * slope - 1) / Coefficient) : double.NaN;
    }
}
