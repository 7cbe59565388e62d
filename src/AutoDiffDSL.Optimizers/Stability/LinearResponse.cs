namespace AutoDiffDSL.Optimizers;

/// <summary>
/// How a transform's update depends on what it is given and on the parameters themselves (weight decay):
/// update = FromInput * input + FromParameters * parameters.
/// </summary>
/// <param name="FromInput">From the update that comes in, at first the gradient.</param>
/// <param name="FromParameters">From the parameters.</param>
public sealed record LinearResponse(TransferFunction FromInput, TransferFunction FromParameters)
{
    /// <summary>A response that does not look at the parameters.</summary>
    public LinearResponse(TransferFunction fromInput)
        : this(fromInput, TransferFunction.Zero)
    {
    }

    /// <summary>This transform, then another.</summary>
    public LinearResponse Then(LinearResponse next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new LinearResponse(
            FromInput * next.FromInput, FromParameters * next.FromInput + next.FromParameters);
    }

    /// <summary>
    /// The characteristic polynomial of theta_(t+1) = theta_t + update on a quadratic of one coordinate, whose
    /// gradient is curvature * theta: (z - 1) - curvature * FromInput - FromParameters, freed of denominators.
    /// </summary>
    public StabilityPolynomial ToStabilityPolynomial()
    {
        // Denominators that are equal are taken once: a common factor would only add roots that no step excites.
        bool same = FromInput.Denominator.SequenceEqual(FromParameters.Denominator);
        ReadOnlySpan<double> one = [1];
        ReadOnlySpan<double> input = FromInput.Denominator;
        ReadOnlySpan<double> parameters = FromParameters.Denominator;
        double[] denominator = same ? [.. input] : Polynomial.Multiply(input, parameters);
        double[] fixedPart = Polynomial.Add(
            Polynomial.Multiply([-1, 1], denominator),
            -1,
            Polynomial.Multiply(FromParameters.Numerator, same ? one : input));
        double[] perCurvature = Polynomial.Multiply(FromInput.Numerator, same ? one : parameters);
        for (int i = 0; i < perCurvature.Length; i++)
            perCurvature[i] = -perCurvature[i];
        return new StabilityPolynomial(fixedPart, perCurvature);
    }
}
