namespace AutoDiffDSL.Checking;

/// <summary>Properties that hold exactly but for rounding.</summary>
internal static class Identity
{
    public static PropertyCheck Check(
        string property, double expected, double actual, double scale, double tolerance, int coordinate,
        string note = "")
    {
        double difference = Math.Abs(expected - actual);
        double error = difference == 0 ? 0 : difference / Math.Max(scale, double.Epsilon);
        bool holds = error <= tolerance;
        return new PropertyCheck(
            property,
            holds ? CheckVerdict.Passed : CheckVerdict.Failed,
            error,
            tolerance,
            coordinate,
            expected,
            actual,
            BestStep: 0,
            Steps: [],
            holds ? "" : note);
    }

    /// <summary>Two vectors are equal, relative to the largest entry in units of the weights.</summary>
    public static PropertyCheck CheckVectors(
        string property, double[] expected, double[] actual, double[] weights, double tolerance, string note = "")
    {
        double scale = 0;
        for (int i = 0; i < expected.Length; i++)
            scale = Math.Max(scale, Math.Abs(expected[i]) * weights[i]);

        PropertyCheck? worst = null;
        for (int i = 0; i < expected.Length; i++)
        {
            PropertyCheck check = Check(
                property, expected[i] * weights[i], actual[i] * weights[i], scale, tolerance, i, note);
            if (worst is null || double.IsNaN(check.Error) || check.Error > worst.Error)
                worst = check;
            if (double.IsNaN(check.Error))
                break;
        }

        return worst ?? Check(property, 0, 0, 0, tolerance, -1);
    }

    /// <summary>A value that would show if it were left in, or added to, any of these vectors.</summary>
    public static double Visible(params ReadOnlySpan<double[]> vectors)
    {
        double largest = 100;
        foreach (double[] vector in vectors)
        {
            foreach (double entry in vector)
                largest = double.IsFinite(entry) ? Math.Max(largest, Math.Abs(entry)) : largest;
        }

        return 10 * largest;
    }

    /// <summary>The inner product, and the sum of its terms' sizes, which its rounding is relative to.</summary>
    public static (double Sum, double Size) Dot(double[] a, double[] b)
    {
        double sum = 0;
        double size = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
            size += Math.Abs(a[i] * b[i]);
        }

        return (sum, size);
    }
}
