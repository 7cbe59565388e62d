namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A linear recursion as a ratio of polynomials in the shift z: the output's z-transform over the input's.
/// For example v_t = beta v_(t-1) + g_t is z / (z - beta).
/// </summary>
public sealed class TransferFunction
{
    private readonly double[] _numerator;
    private readonly double[] _denominator;

    /// <summary>The ratio of two polynomials.</summary>
    /// <param name="numerator">Coefficients from the constant up.</param>
    /// <param name="denominator">Coefficients from the constant up; not all zero.</param>
    /// <exception cref="ArgumentException">
    /// The denominator is zero, or of lower degree than the numerator, which would look into the future.
    /// </exception>
    public TransferFunction(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        _numerator = Polynomial.Trim(numerator);
        _denominator = Polynomial.Trim(denominator);
        if (_denominator.Length == 0)
            throw new ArgumentException("The denominator is zero.", nameof(denominator));
        if (_numerator.Length > _denominator.Length)
        {
            throw new ArgumentException(
                "The numerator has a higher degree than the denominator.", nameof(numerator));
        }
    }

    /// <summary>The output that is zero whatever the input.</summary>
    public static TransferFunction Zero { get; } = Constant(0);

    /// <summary>The output that is the input.</summary>
    public static TransferFunction Identity { get; } = Constant(1);

    /// <summary>The numerator's coefficients, from the constant up, without leading zeros.</summary>
    public ReadOnlySpan<double> Numerator => _numerator;

    /// <summary>The denominator's coefficients, from the constant up, without leading zeros.</summary>
    public ReadOnlySpan<double> Denominator => _denominator;

    /// <summary>Multiplication by a number.</summary>
    public static TransferFunction Constant(double factor) => new([factor], [1]);

    /// <summary>One after the other.</summary>
    public static TransferFunction operator *(TransferFunction first, TransferFunction second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new TransferFunction(
            Polynomial.Multiply(first._numerator, second._numerator),
            Polynomial.Multiply(first._denominator, second._denominator));
    }

    /// <summary>Side by side, their outputs added.</summary>
    public static TransferFunction operator +(TransferFunction first, TransferFunction second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first._numerator.Length == 0)
            return second;
        if (second._numerator.Length == 0)
            return first;
        if (first.Denominator.SequenceEqual(second.Denominator))
        {
            return new TransferFunction(
                Polynomial.Add(first._numerator, 1, second._numerator), first._denominator);
        }

        return new TransferFunction(
            Polynomial.Add(
                Polynomial.Multiply(first._numerator, second._denominator),
                1,
                Polynomial.Multiply(second._numerator, first._denominator)),
            Polynomial.Multiply(first._denominator, second._denominator));
    }
}
