namespace AutoDiffDSL.Benchmarks.Programs;

/// <summary>
/// Softmax cross-entropy of a 64-64-64-10 tanh network on one image of a digit. <c>w</c> holds, layer by layer, a
/// weight matrix by rows and then its biases; <c>target</c> is one at the right class and zero elsewhere.
/// </summary>
public static partial class DigitClassifier
{
    private const int Width = 64;
    private const int Classes = 10;
    private const int Layer = Width * (Width + 1);

    public const int ParameterCount = 2 * Layer + Classes * (Width + 1);

    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> image, [NoDerivative] ReadOnlySpan<double> target)
    {
        Span<double> first = stackalloc double[Width];
        Span<double> second = stackalloc double[Width];
        Span<double> logits = stackalloc double[Classes];
        Affine(w.Slice(0, Layer), image, first);
        for (int i = 0; i < Width; i++) first[i] = Math.Tanh(first[i]);
        Affine(w.Slice(Layer, Layer), first, second);
        for (int i = 0; i < Width; i++) second[i] = Math.Tanh(second[i]);
        Affine(w.Slice(2 * Layer, Classes * (Width + 1)), second, logits);

        double largest = logits[0];
        for (int k = 1; k < Classes; k++)
            if (logits[k] > largest) largest = logits[k];
        double sum = 0, chosen = 0;
        for (int k = 0; k < Classes; k++)
        {
            sum += Math.Exp(logits[k] - largest);
            chosen += target[k] * logits[k];
        }

        return largest + Math.Log(sum) - chosen;
    }

    /// <summary>Backpropagation: keeps the activations of each layer and nothing else.</summary>
    public static double LossByHand(
        ReadOnlySpan<double> w, ReadOnlySpan<double> image, ReadOnlySpan<double> target, Span<double> gradient)
    {
        Span<double> first = stackalloc double[Width];
        Span<double> second = stackalloc double[Width];
        Span<double> logits = stackalloc double[Classes];
        ReadOnlySpan<double> w2 = w.Slice(Layer, Layer), w3 = w.Slice(2 * Layer, Classes * (Width + 1));
        Affine(w[..Layer], image, first);
        for (int i = 0; i < Width; i++) first[i] = Math.Tanh(first[i]);
        Affine(w2, first, second);
        for (int i = 0; i < Width; i++) second[i] = Math.Tanh(second[i]);
        Affine(w3, second, logits);

        double largest = logits[0], sum = 0, chosen = 0;
        for (int k = 1; k < Classes; k++) largest = Math.Max(largest, logits[k]);
        Span<double> logitsBar = stackalloc double[Classes];
        for (int k = 0; k < Classes; k++)
        {
            logitsBar[k] = Math.Exp(logits[k] - largest);
            sum += logitsBar[k];
            chosen += target[k] * logits[k];
        }

        for (int k = 0; k < Classes; k++) logitsBar[k] = logitsBar[k] / sum - target[k];
        Span<double> firstBar = stackalloc double[Width];
        Span<double> secondBar = stackalloc double[Width];
        AffineBackward(w3, second, logitsBar, gradient.Slice(2 * Layer, Classes * (Width + 1)), secondBar);
        for (int i = 0; i < Width; i++) secondBar[i] *= 1 - second[i] * second[i];
        AffineBackward(w2, first, secondBar, gradient.Slice(Layer, Layer), firstBar);
        for (int i = 0; i < Width; i++) firstBar[i] *= 1 - first[i] * first[i];
        AffineBackward(w[..Layer], image, firstBar, gradient[..Layer], []);
        return largest + Math.Log(sum) - chosen;
    }

    private static void Affine(ReadOnlySpan<double> weights, ReadOnlySpan<double> input, Span<double> output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            double sum = weights[output.Length * input.Length + i];
            ReadOnlySpan<double> row = weights.Slice(i * input.Length, input.Length);
            for (int j = 0; j < input.Length; j++) sum += row[j] * input[j];
            output[i] = sum;
        }
    }

    /// <summary>Overwrites the weights' gradient, and the input's adjoint where its span is not empty.</summary>
    private static void AffineBackward(
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> outputBar,
        Span<double> weightsBar,
        Span<double> inputBar)
    {
        inputBar.Clear();
        for (int i = 0; i < outputBar.Length; i++)
        {
            double bar = outputBar[i];
            weightsBar[outputBar.Length * input.Length + i] = bar;
            Span<double> rowBar = weightsBar.Slice(i * input.Length, input.Length);
            for (int j = 0; j < input.Length; j++) rowBar[j] = bar * input[j];
            ReadOnlySpan<double> row = weights.Slice(i * input.Length, input.Length);
            for (int j = 0; j < inputBar.Length; j++) inputBar[j] += bar * row[j];
        }
    }
}
