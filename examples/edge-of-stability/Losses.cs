using AutoDiffDSL;

/// <summary>The losses of the rows; everything that starts with their names is generated.</summary>
public static partial class Losses
{
    /// <summary>Curvature 1.</summary>
    [Loss]
    public static double HalfSquare(double x) => 0.5 * x * x;

    /// <summary>Half the square of f = u'v / sqrt(n), a network with input 1 and target 0.</summary>
    [Loss]
    public static double Bilinear(ReadOnlySpan<double> u, ReadOnlySpan<double> v)
    {
        double f = 0;
        for (int i = 0; i < u.Length; i++) f += u[i] * v[i];
        f /= Math.Sqrt(u.Length);
        return 0.5 * f * f;
    }

    /// <summary>Half the sum of |y - W_L ... W_1 x|^2 over samples.</summary>
    /// <param name="w">L square matrices, the first one first, each by rows.</param>
    /// <param name="inputs">The inputs, row by row.</param>
    /// <param name="targets">The wanted outputs, row by row.</param>
    /// <param name="size">The rows of a matrix.</param>
    [Loss]
    public static double DeepLinear(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> inputs, [NoDerivative] ReadOnlySpan<double> targets,
        int size)
    {
        int layers = w.Length / (size * size), samples = inputs.Length / size;
        Span<double> layer = stackalloc double[size];
        Span<double> next = stackalloc double[size];
        double sum = 0;
        for (int n = 0; n < samples; n++)
        {
            for (int i = 0; i < size; i++) layer[i] = inputs[n * size + i];
            for (int l = 0; l < layers; l++)
            {
                for (int i = 0; i < size; i++)
                {
                    double output = 0;
                    for (int j = 0; j < size; j++) output += w[(l * size + i) * size + j] * layer[j];
                    next[i] = output;
                }

                for (int i = 0; i < size; i++) layer[i] = next[i];
            }

            for (int i = 0; i < size; i++)
            {
                double error = targets[n * size + i] - layer[i];
                sum += error * error;
            }
        }

        return 0.5 * sum;
    }

    /// <summary>The cross-entropy of a linear classifier of one image.</summary>
    /// <param name="w">Ten rows of weights, one for each digit.</param>
    /// <param name="pixels">The image.</param>
    /// <param name="label">Its digit.</param>
    [Loss(PerSample = true)]
    public static double CrossEntropy(ReadOnlySpan<double> w, [Sample] ReadOnlySpan<double> pixels, [Sample] int label)
    {
        double sum = 0, own = 0;
        for (int c = 0; c < 10; c++)
        {
            double logit = 0;
            for (int p = 0; p < pixels.Length; p++) logit += w[c * pixels.Length + p] * pixels[p];
            sum += Math.Exp(logit);
            if (c == label) own = logit;
        }

        return Math.Log(sum) - own;
    }

    /// <summary>The logits of that classifier for many images.</summary>
    [Differentiable]
    public static void Logits(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> pixels, Span<double> logits)
    {
        int length = w.Length / 10, samples = pixels.Length / length;
        for (int n = 0; n < samples; n++)
        {
            for (int c = 0; c < 10; c++)
            {
                double logit = 0;
                for (int p = 0; p < length; p++) logit += w[c * length + p] * pixels[n * length + p];
                logits[n * 10 + c] = logit;
            }
        }
    }

    /// <summary>The errors of a 1-n-1 tanh network, each divided by the root of their number.</summary>
    [Differentiable]
    public static void Errors(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y,
        Span<double> errors)
    {
        int width = w.Length / 3;
        for (int i = 0; i < x.Length; i++)
        {
            double output = 0;
            for (int j = 0; j < width; j++) output += w[2 * width + j] * Math.Tanh(w[j] * x[i] + w[width + j]);
            errors[i] = (output - y[i]) / Math.Sqrt(x.Length);
        }
    }
}
