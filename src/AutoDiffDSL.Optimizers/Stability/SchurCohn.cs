namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The test of Schur (1917) and Cohn (1922): do all roots of a real polynomial lie strictly inside the unit circle?
/// With p of degree n and p* its coefficients reversed, they do exactly if |p_0| is below |p_n| and all roots of
/// (p_n p - p_0 p*) / z, of degree n - 1, do.
/// </summary>
internal static class SchurCohn
{
    public static bool IsStable(ReadOnlySpan<double> coefficients)
    {
        double[] p = coefficients.ToArray();
        for (int degree = p.Length - 1; degree > 0; degree--)
        {
            double constant = p[0];
            double leading = p[degree];
            if (!(Math.Abs(constant) < Math.Abs(leading)))
                return false;

            // Divided by the leading coefficient, which the roots do not notice, so that nothing underflows.
            double ratio = constant / leading;
            var next = new double[degree];
            for (int k = 0; k < degree; k++)
                next[k] = p[k + 1] - ratio * p[degree - k - 1];
            p = next;
        }

        return p.Length > 0 && p[0] != 0;
    }
}
