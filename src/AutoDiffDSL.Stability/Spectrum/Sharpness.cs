namespace AutoDiffDSL.Stability;

/// <summary>
/// Sharpness: the algebraically largest eigenvalue of the Hessian. Gradient descent with step size s is stable on a
/// quadratic while it is below 2 / s (Cohen, Kaur, Li, Kolter and Talwalkar, "Gradient Descent on Neural Networks
/// Typically Occurs at the Edge of Stability", 2021).
/// </summary>
public static class Sharpness
{
    /// <summary>Measures the sharpness at a point.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="point">The point.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <returns>The value with its residual bound, or that the Hessian is not finite.</returns>
    /// <exception cref="ArgumentException">A length is wrong, or an option is out of range.</exception>
    public static SharpnessMeasurement Measure(
        IHessianObjective objective, ReadOnlySpan<double> point, SharpnessOptions? options = null)
    {
        options ??= new SharpnessOptions();
        ISymmetricOperator hessian = new HessianOperator(objective, point);
        if (options.Preconditioner is { } diagonal)
            hessian = new PreconditionedOperator(hessian, diagonal);

        SpectrumResult spectrum = Lanczos.Largest(hessian, new LanczosOptions
        {
            Count = 1,
            Tolerance = options.Tolerance,
            MaxApplications = options.MaxApplications,
            Seed = options.Seed,
            WarmStart = options.WarmStart,
        });
        return spectrum.Pairs is [EigenPair largest, ..]
            ? new SharpnessMeasurement(
                spectrum.Outcome, largest.Value, largest.ResidualBound, spectrum.Applications, largest.Vector)
            : new SharpnessMeasurement(spectrum.Outcome, double.NaN, double.NaN, spectrum.Applications, []);
    }
}
