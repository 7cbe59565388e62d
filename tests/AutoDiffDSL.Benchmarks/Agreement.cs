namespace AutoDiffDSL.Benchmarks;

/// <summary>
/// A time counts only if what was computed is right: both gradients, and the product, at the measured point.
/// </summary>
public static class Agreement
{
    private const double Step = 1e-5;

    /// <exception cref="InvalidOperationException">Two of them disagree.</exception>
    public static void Require(Subject subject)
    {
        int n = subject.Parameters.Length;
        double[] w = subject.Parameters;
        double[] u = [.. w.Select((_, i) => Math.Cos(i + 1))];
        double[] byHand = new double[n], generated = new double[n], again = new double[n], product = new double[n];
        double[] ahead = new double[n], behind = new double[n];
        double handValue = subject.ByHand(w, subject.X, subject.Y, byHand);
        double value = subject.Gradient(w, subject.X, subject.Y, generated);
        double third = subject.Hvp(w, u, subject.X, subject.Y, again, product);
        double up = subject.ByHand(Along(w, u, Step), subject.X, subject.Y, ahead);
        double down = subject.ByHand(Along(w, u, -Step), subject.X, subject.Y, behind);

        double[] difference = [.. ahead.Zip(behind, (a, b) => (a - b) / (2 * Step))];
        double slope = byHand.Zip(u, (g, d) => g * d).Sum();
        double size = byHand.Zip(u, (g, d) => Math.Abs(g * d)).Sum() + Math.Abs(value);
        Close([(up - down) / (2 * Step)], [slope], 1e-6 * size, subject, "gradient by hand and differences");
        Close([value, value], [handValue, third], 1e-12 * Math.Abs(value), subject, "values");
        Close(byHand, generated, 1e-10 * Size(byHand), subject, "gradient by hand and generated");
        Close(byHand, again, 1e-10 * Size(byHand), subject, "gradient by hand and that of the Hvp");
        Close(difference, product, 1e-5 * Size(difference), subject, "Hvp and differences of the gradient");
    }

    private static double[] Along(double[] w, double[] u, double step) => [.. w.Zip(u, (a, d) => a + step * d)];

    private static double Size(double[] vector) => vector.Max(Math.Abs);

    private static void Close(double[] a, double[] b, double tolerance, Subject subject, string what)
    {
        for (int i = 0; i < a.Length; i++)
            if (!(Math.Abs(a[i] - b[i]) <= tolerance))
                throw new InvalidOperationException($"{subject}: {what} disagree in cell {i}: {a[i]:R} and {b[i]:R}");
    }
}
