using System.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The characteristic polynomial of an optimizer on a one-dimensional quadratic: p(z) = sum over k of
/// (Fixed_k + curvature * PerCurvature_k) z^k. The iterates shrink exactly if all its roots lie inside the unit circle.
/// Source: Cohen, Kaur, Li, Kolter, Talwalkar, "Gradient Descent on Neural Networks Typically Occurs at the Edge of
/// Stability" (2021), appendix B, derives the thresholds of gradient descent and momentum this way.
/// </summary>
public sealed class StabilityPolynomial
{
    private readonly double[] _fixed;
    private readonly double[] _perCurvature;

    /// <summary>A polynomial whose coefficients are affine in the curvature.</summary>
    /// <param name="fixedPart">The part without the curvature, from the constant up.</param>
    /// <param name="perCurvature">What a unit of curvature adds, from the constant up.</param>
    /// <exception cref="ArgumentException">
    /// A coefficient is not finite, or the fixed part is not of higher degree.
    /// </exception>
    public StabilityPolynomial(ReadOnlySpan<double> fixedPart, ReadOnlySpan<double> perCurvature)
    {
        _fixed = Polynomial.Trim(fixedPart);
        _perCurvature = Polynomial.Trim(perCurvature);
        if (_fixed.Length <= _perCurvature.Length)
        {
            throw new ArgumentException(
                "The leading coefficient must not depend on the curvature.", nameof(perCurvature));
        }

        if (!_fixed.All(double.IsFinite) || !_perCurvature.All(double.IsFinite))
            throw new ArgumentException("Coefficients must be finite.", nameof(fixedPart));
    }

    /// <summary>The coefficients without the curvature, from the constant up.</summary>
    public ReadOnlySpan<double> Fixed => _fixed;

    /// <summary>What a unit of curvature adds to each coefficient, from the constant up.</summary>
    public ReadOnlySpan<double> PerCurvature => _perCurvature;

    /// <summary>
    /// The largest curvature T such that every curvature strictly between 0 and T is stable: 0 if small curvatures
    /// already are not, infinity if all are.
    /// </summary>
    /// <remarks>
    /// As the curvature grows, stability can change only where a root crosses the unit circle: at z = 1, at z = -1, or
    /// at a pair exp(+-i omega) where Im(Fixed * conj(PerCurvature)) = 0. That is sin(omega) times a polynomial in
    /// cos(omega). The crossings are finitely many; the Schur-Cohn test between them tells which one matters.
    /// </remarks>
    public double Threshold
    {
        get
        {
            List<double> crossings = Crossings();
            double below = 0;
            foreach (double crossing in crossings)
            {
                if (!IsStable(0.5 * (below + crossing)))
                    return below;
                below = crossing;
            }

            return IsStable(below == 0 ? 1 : 2 * below) ? double.PositiveInfinity : below;
        }
    }

    /// <summary>True when all roots lie strictly inside the unit circle.</summary>
    /// <param name="curvature">The curvature, an eigenvalue of the preconditioned Hessian.</param>
    public bool IsStable(double curvature) => SchurCohn.IsStable(At(curvature));

    /// <summary>
    /// The largest modulus of a root: the factor by which the iterates shrink, or grow, a step in the long run.
    /// </summary>
    /// <param name="curvature">The curvature, an eigenvalue of the preconditioned Hessian.</param>
    public double SpectralRadius(double curvature)
    {
        Complex[] roots = Polynomial.Roots(At(curvature));
        return roots.Length == 0 ? 0 : roots.Max(root => root.Magnitude);
    }

    /// <summary>The coefficients at a curvature, from the constant up.</summary>
    public double[] At(double curvature) => Polynomial.Add(_fixed, curvature, _perCurvature);

    /// <summary>The positive curvatures, ascending, at which a root may lie on the unit circle.</summary>
    private List<double> Crossings()
    {
        List<Complex> places = [Complex.One, -Complex.One];
        foreach (double cosine in Polynomial.RootCandidates(ImaginaryPartOverSine(), -1, 1))
            places.Add(new Complex(cosine, Math.Sqrt(Math.Max(0, 1 - cosine * cosine))));

        // Where the fixed part is zero but for rounding, as at z = 1 without weight decay, the crossing is at zero.
        double rounding = 1e-15 * _fixed.Sum(Math.Abs);
        var curvatures = new List<double>();
        foreach (Complex z in places)
        {
            Complex fixedPart = Polynomial.Evaluate(_fixed, z);
            if (fixedPart.Magnitude <= rounding)
                continue;
            double curvature = -(fixedPart / Polynomial.Evaluate(_perCurvature, z)).Real;
            if (double.IsFinite(curvature) && curvature > 0)
                curvatures.Add(curvature);
        }

        curvatures.Sort();
        return curvatures;
    }

    /// <summary>
    /// Im(Fixed(z) conj(PerCurvature(z))) / sin(omega) on the unit circle as a polynomial in c = cos(omega): the sum
    /// over j, k of Fixed_j PerCurvature_k sin((j - k) omega), where sin(m omega) / sin(omega) is the Chebyshev
    /// polynomial of the second kind U_(m-1)(c).
    /// </summary>
    private double[] ImaginaryPartOverSine()
    {
        double[][] chebyshev = SecondKind(_fixed.Length);
        double[] sum = [];
        for (int j = 0; j < _fixed.Length; j++)
        {
            for (int k = 0; k < _perCurvature.Length; k++)
            {
                int order = Math.Abs(j - k);
                if (order > 0)
                {
                    double factor = _fixed[j] * _perCurvature[k] * Math.Sign(j - k);
                    sum = Polynomial.Add(sum, factor, chebyshev[order - 1]);
                }
            }
        }

        return sum;
    }

    private static double[][] SecondKind(int count)
    {
        var polynomials = new double[count][];
        for (int m = 0; m < count; m++)
        {
            polynomials[m] = m switch
            {
                0 => [1],
                1 => [0, 2],
                _ => Polynomial.Add(Polynomial.Multiply([0, 2], polynomials[m - 1]), -1, polynomials[m - 2]),
            };
        }

        return polynomials;
    }
}
