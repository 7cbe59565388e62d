namespace AutoDiffDSL.Stability.Tests;

/// <summary>Losses of the rows of theory; everything that starts with their names is generated.</summary>
public static partial class Losses
{
    /// <summary>Minima at 1 and 2 (Nar and Sastry, 2018).</summary>
    [Loss(Modes = Modes.Gradient | Modes.Hvp | Modes.Third)]
    public static double Sextic(double x) => (x * x + 1) * (x - 1) * (x - 1) * (x - 2) * (x - 2);

    /// <summary>A gradient that is not Lipschitz.</summary>
    [Loss]
    public static double Steep(double x) => 2.0 / 3 * Math.Pow(Math.Abs(x), 1.5);

    /// <summary>Half the square of a product less a target.</summary>
    [Loss]
    public static double Product(ReadOnlySpan<double> w, [NoDerivative] double target)
    {
        double product = 1;
        for (int i = 0; i < w.Length; i++) product *= w[i];
        return 0.5 * (product - target) * (product - target);
    }

    /// <summary>A strict saddle at 0.</summary>
    [Loss]
    public static double Saddle(double x, double y) => 0.5 * x * x + 0.25 * y * y * y * y - 0.5 * y * y;

    /// <summary>A quadratic with given curvatures.</summary>
    [Loss]
    public static double Bowl(ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> curvature)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += 0.5 * curvature[i] * w[i] * w[i];
        return sum;
    }

    /// <summary>Scale invariant in w; the offset is not.</summary>
    [Loss]
    public static double Rayleigh(
        ReadOnlySpan<double> w, double offset, [NoDerivative] ReadOnlySpan<double> curvature)
    {
        double form = 0, square = 0;
        for (int i = 0; i < w.Length; i++)
        {
            form += curvature[i] * w[i] * w[i];
            square += w[i] * w[i];
        }

        return (form / square - offset) * (form / square - offset);
    }

    /// <summary>Half the square of u'v / sqrt(n).</summary>
    [Loss]
    public static double Bilinear(ReadOnlySpan<double> u, ReadOnlySpan<double> v)
    {
        double f = 0;
        for (int i = 0; i < u.Length; i++) f += u[i] * v[i];
        f /= Math.Sqrt(u.Length);
        return 0.5 * f * f;
    }

    /// <summary>Half the mean square error of a 1-n-1 tanh network.</summary>
    [Loss(Modes = Modes.Gradient | Modes.Hvp | Modes.Third)]
    public static double Network(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
    {
        int width = w.Length / 3;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = -y[i];
            for (int j = 0; j < width; j++) error += w[2 * width + j] * Math.Tanh(w[j] * x[i] + w[width + j]);
            sum += error * error;
        }

        return sum / (2 * x.Length);
    }

    /// <summary>The cross-entropy of a linear classifier with three classes, of one sample.</summary>
    [Loss(PerSample = true)]
    public static double CrossEntropy(ReadOnlySpan<double> w, [Sample] ReadOnlySpan<double> x, [Sample] int label)
    {
        double sum = 0, own = 0;
        for (int c = 0; c < 3; c++)
        {
            double logit = 0;
            for (int i = 0; i < x.Length; i++) logit += w[c * x.Length + i] * x[i];
            sum += Math.Exp(logit);
            if (c == label) own = logit;
        }

        return Math.Log(sum) - own;
    }

    /// <summary>Its logits for all samples.</summary>
    [Differentiable]
    public static void Logits(ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, Span<double> logits)
    {
        int length = w.Length / 3;
        for (int n = 0; n < x.Length / length; n++)
        {
            for (int c = 0; c < 3; c++)
            {
                double logit = 0;
                for (int i = 0; i < length; i++) logit += w[c * length + i] * x[n * length + i];
                logits[n * 3 + c] = logit;
            }
        }
    }
}
