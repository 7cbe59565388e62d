namespace AutoDiffDSL.Optimizers.Tests.Objectives;

/// <summary>Objectives of the field's textbooks; their derivatives are generated.</summary>
internal static partial class TestLosses
{
    /// <summary>A curved valley with its minimum 0 at (1, 1) (Rosenbrock, 1960).</summary>
    [Loss]
    public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

    /// <summary>Flat with sharp corners, minimum 0 at (3, 1/2) (Beale, 1958).</summary>
    [Loss]
    public static double Beale(double x, double y)
    {
        double a = 1.5 - x + x * y;
        double b = 2.25 - x + x * y * y;
        double c = 2.625 - x + x * y * y * y;
        return a * a + b * b + c * c;
    }

    /// <summary>Four minima, all 0, one of them at (3, 2) (Himmelblau, 1972).</summary>
    [Loss]
    public static double Himmelblau(double x, double y)
    {
        double a = x * x + y - 11;
        double b = x + y * y - 7;
        return a * a + b * b;
    }

    /// <summary>A quadratic of condition 1000 that is not separable; minimum 0 at ones.</summary>
    [Loss]
    public static double IllConditioned(ReadOnlySpan<double> w)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            double next = i + 1 < w.Length ? w[i + 1] - 1 : 0;
            double mixed = w[i] - 1 + 0.3 * next;
            sum += 0.5 * Math.Pow(10, i) * mixed * mixed;
        }

        return sum;
    }

    /// <summary>Logistic regression of one sample, with a small penalty that makes the minimum unique.</summary>
    [Loss(PerSample = true)]
    public static double Logistic(
        ReadOnlySpan<double> w,
        [NoDerivative, Sample] ReadOnlySpan<double> x,
        [NoDerivative, Sample] double y)
    {
        double margin = 0, square = 0;
        for (int i = 0; i < w.Length; i++)
        {
            margin += w[i] * x[i];
            square += w[i] * w[i];
        }

        return Math.Log(1 + Math.Exp(-y * margin)) + 0.005 * square;
    }

    /// <summary>Half the mean squared error of a linear model, for one sample.</summary>
    [Loss(PerSample = true)]
    public static double Linear(
        ReadOnlySpan<double> w,
        [NoDerivative, Sample] ReadOnlySpan<double> x,
        [NoDerivative, Sample] double y)
    {
        double error = -y;
        for (int i = 0; i < w.Length; i++)
            error += w[i] * x[i];
        return 0.5 * error * error;
    }

    /// <summary>Convex with a kink at its minimum 0, (1, -2).</summary>
    [Loss]
    public static double Kinked(double x, double y) => Math.Abs(x - 1) + 2 * Math.Abs(y + 2);

    /// <summary>A strict saddle at 0 and minima at (0, -1) and (0, 1), where it is -1/4.</summary>
    [Loss]
    public static double Saddle(double x, double y) => 0.5 * x * x + 0.25 * y * y * y * y - 0.5 * y * y;
}
