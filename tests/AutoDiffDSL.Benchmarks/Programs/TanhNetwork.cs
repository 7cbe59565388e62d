namespace AutoDiffDSL.Benchmarks.Programs;

/// <summary>
/// A 1-100-1 tanh network fitted to points on a line by half the mean square error. <c>w</c> holds inner weights, inner
/// biases, outer weights and the outer bias.
/// </summary>
public static partial class TanhNetwork
{
    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y)
    {
        int hidden = (w.Length - 1) / 3;
        ReadOnlySpan<double> inner = w.Slice(0, hidden);
        ReadOnlySpan<double> bias = w.Slice(hidden, hidden);
        ReadOnlySpan<double> outer = w.Slice(2 * hidden, hidden);
        double loss = 0;
        for (int sample = 0; sample < x.Length; sample++)
        {
            double output = w[3 * hidden];
            for (int i = 0; i < hidden; i++) output += outer[i] * Math.Tanh(inner[i] * x[sample] + bias[i]);
            double residual = output - y[sample];
            loss += residual * residual;
        }

        return 0.5 * loss / x.Length;
    }

    /// <summary>Backpropagation sample by sample; keeps one sample's activations.</summary>
    public static double LossByHand(
        ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> gradient)
    {
        int hidden = (w.Length - 1) / 3;
        ReadOnlySpan<double> inner = w[..hidden];
        ReadOnlySpan<double> bias = w.Slice(hidden, hidden);
        ReadOnlySpan<double> outer = w.Slice(2 * hidden, hidden);
        gradient.Clear();
        Span<double> innerBar = gradient[..hidden];
        Span<double> biasBar = gradient.Slice(hidden, hidden);
        Span<double> outerBar = gradient.Slice(2 * hidden, hidden);
        Span<double> activation = stackalloc double[hidden];
        double loss = 0;
        for (int sample = 0; sample < x.Length; sample++)
        {
            double output = w[3 * hidden];
            for (int i = 0; i < activation.Length; i++)
            {
                activation[i] = Math.Tanh(inner[i] * x[sample] + bias[i]);
                output += outer[i] * activation[i];
            }

            double residual = output - y[sample];
            loss += residual * residual;
            double outputBar = residual / x.Length;
            gradient[3 * hidden] += outputBar;
            for (int i = 0; i < activation.Length; i++)
            {
                outerBar[i] += outputBar * activation[i];
                double sumBar = outputBar * outer[i] * (1 - activation[i] * activation[i]);
                innerBar[i] += sumBar * x[sample];
                biasBar[i] += sumBar;
            }
        }

        return 0.5 * loss / x.Length;
    }
}
