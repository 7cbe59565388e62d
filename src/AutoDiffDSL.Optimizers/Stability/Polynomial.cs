using System.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>Polynomials of small degree with real coefficients, from the constant up.</summary>
internal static class Polynomial
{
    public static double[] Trim(ReadOnlySpan<double> coefficients)
    {
        int length = coefficients.Length;
        while (length > 0 && coefficients[length - 1] == 0)
            length--;
        return coefficients[..length].ToArray();
    }

    public static double[] Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return [];

        var product = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
                product[i + j] += a[i] * b[j];
        }

        return product;
    }

    /// <summary>a + factor * b.</summary>
    public static double[] Add(ReadOnlySpan<double> a, double factor, ReadOnlySpan<double> b)
    {
        var sum = new double[Math.Max(a.Length, b.Length)];
        a.CopyTo(sum);
        for (int i = 0; i < b.Length; i++)
            sum[i] += factor * b[i];
        return sum;
    }

    public static double[] Derivative(ReadOnlySpan<double> a)
    {
        var derivative = new double[Math.Max(0, a.Length - 1)];
        for (int i = 1; i < a.Length; i++)
            derivative[i - 1] = i * a[i];
        return derivative;
    }

    public static double Evaluate(ReadOnlySpan<double> a, double x)
    {
        double value = 0;
        for (int i = a.Length - 1; i >= 0; i--)
            value = value * x + a[i];
        return value;
    }

    public static Complex Evaluate(ReadOnlySpan<double> a, Complex x)
    {
        Complex value = Complex.Zero;
        for (int i = a.Length - 1; i >= 0; i--)
            value = value * x + a[i];
        return value;
    }

    /// <summary>
    /// Points of an interval among which are all real roots there: between neighbouring roots of the derivative there
    /// is at most one root, which bisection finds; the derivative's own roots are returned too, for a multiple root is
    /// one of them.
    /// </summary>
    public static List<double> RootCandidates(ReadOnlySpan<double> coefficients, double low, double high)
    {
        double[] a = Trim(coefficients);
        if (a.Length < 2)
            return [];

        List<double> turning = RootCandidates(Derivative(a), low, high);
        List<double> borders = [low, .. turning.Order(), high];
        List<double> candidates = [.. turning];
        for (int i = 0; i + 1 < borders.Count; i++)
        {
            if (Math.Sign(Evaluate(a, borders[i])) != Math.Sign(Evaluate(a, borders[i + 1])))
                candidates.Add(Bisect(a, borders[i], borders[i + 1]));
        }

        return candidates;
    }

    /// <summary>
    /// All complex roots, by the simultaneous iteration of Durand and Kerner. A root of multiplicity m is found to
    /// about the m-th root of the machine precision.
    /// </summary>
    public static Complex[] Roots(ReadOnlySpan<double> coefficients)
    {
        double[] a = Trim(coefficients);
        int degree = Math.Max(0, a.Length - 1);
        var roots = new Complex[degree];
        for (int i = 0; i < degree; i++)
            roots[i] = Complex.Pow(new Complex(0.4, 0.9), i);

        for (int iteration = 0; iteration < 500; iteration++)
        {
            double largest = 0;
            for (int i = 0; i < degree; i++)
            {
                Complex product = a[degree];
                for (int j = 0; j < degree; j++)
                    product *= i == j ? Complex.One : roots[i] - roots[j];
                if (product == Complex.Zero)
                    continue;
                Complex change = Evaluate(a, roots[i]) / product;
                roots[i] -= change;
                largest = Math.Max(largest, change.Magnitude / Math.Max(1, roots[i].Magnitude));
            }

            if (largest < 1e-16)
                break;
        }

        return roots;
    }

    private static double Bisect(double[] a, double low, double high)
    {
        int signLow = Math.Sign(Evaluate(a, low));
        for (int i = 0; i < 200; i++)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
                break;
            if (Math.Sign(Evaluate(a, middle)) == signLow)
                low = middle;
            else
                high = middle;
        }

        return signLow == 0 ? low : high;
    }
}
