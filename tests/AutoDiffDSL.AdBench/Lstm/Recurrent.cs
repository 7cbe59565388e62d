namespace AutoDiffDSL.AdBench.Lstm;

/// <summary>Mean logarithmic loss of a recurrent network that predicts each next character of a text.</summary>
public static partial class Recurrent
{
    /// <param name="main">2l x 4b: for each layer weights and biases of forget, input, output and change.</param>
    /// <param name="extra">3 x b: input weights, output weights, output biases.</param>
    /// <param name="state">2l x b: for each layer hidden values and cells at the start.</param>
    /// <param name="sequence">c x b.</param>
    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> main,
        ReadOnlySpan<double> extra,
        [NoDerivative] ReadOnlySpan<double> state,
        [NoDerivative] ReadOnlySpan<double> sequence)
    {
        int width = extra.Length / 3;
        int layers = state.Length / (2 * width);
        int characters = sequence.Length / width;
        Span<double> current = new double[state.Length];
        state.CopyTo(current);
        Span<double> x = new double[width];
        double total = 0;
        for (int t = 0; t < characters - 1; t++)
        {
            for (int j = 0; j < width; j++) x[j] = sequence[t * width + j] * extra[j];
            for (int layer = 0; layer < layers; layer++)
            {
                Step(
                    main.Slice(8 * layer * width, 4 * width),
                    main.Slice((8 * layer + 4) * width, 4 * width),
                    current.Slice(2 * layer * width, width),
                    current.Slice((2 * layer + 1) * width, width),
                    x);
            }

            double sum = 0;
            for (int j = 0; j < width; j++)
            {
                x[j] = x[j] * extra[width + j] + extra[2 * width + j];
                sum += Math.Exp(x[j]);
            }

            double norm = Math.Log(2 + sum);
            for (int j = 0; j < width; j++) total += sequence[(t + 1) * width + j] * (x[j] - norm);
        }

        return -total / (width * (characters - 1));
    }

    /// <summary>
    /// One layer: updates its hidden values and cells, and puts the hidden values in place of the input.
    /// </summary>
    private static void Step(
        ReadOnlySpan<double> weight, ReadOnlySpan<double> bias, Span<double> hidden, Span<double> cell, Span<double> x)
    {
        int width = hidden.Length;
        for (int j = 0; j < width; j++)
        {
            double forget = Sigmoid(x[j] * weight[j] + bias[j]);
            double input = Sigmoid(hidden[j] * weight[width + j] + bias[width + j]);
            double output = Sigmoid(x[j] * weight[2 * width + j] + bias[2 * width + j]);
            double change = Math.Tanh(hidden[j] * weight[3 * width + j] + bias[3 * width + j]);
            cell[j] = cell[j] * forget + input * change;
            hidden[j] = output * Math.Tanh(cell[j]);
            x[j] = hidden[j];
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
