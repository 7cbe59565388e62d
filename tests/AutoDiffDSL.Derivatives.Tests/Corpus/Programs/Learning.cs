using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Losses of machine learning, written as loops.</summary>
public static partial class Learning
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, NestedLoops)]
    [Length("w", 4)]
    [Length("x", 12)]
    [Value("label", 1, -1, -1)]
    public static double LogisticRegression(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> label)
    {
        int dimension = w.Length;
        double loss = 0;
        for (int sample = 0; sample < label.Length; sample++)
        {
            double margin = 0;
            for (int i = 0; i < dimension; i++) margin += w[i] * x[sample * dimension + i];
            loss += Math.Log(1 + Math.Exp(-label[sample] * margin));
        }

        return loss / label.Length;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, SliceParameter, NestedLoops)]
    [Length("w", 13)]
    [Length("x", 6)]
    [Length("y", 6)]
    [Value("hidden", 4)]
    public static double TanhNetworkOnALine(
        ReadOnlySpan<double> w,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        int hidden)
    {
        ReadOnlySpan<double> inner = w[..hidden];
        ReadOnlySpan<double> bias = w.Slice(hidden, hidden);
        ReadOnlySpan<double> outer = w.Slice(2 * hidden, hidden);
        double loss = 0;
        for (int sample = 0; sample < x.Length; sample++)
        {
            double output = w[3 * hidden];
            for (int i = 0; i < hidden; i++) output += outer[i] * Math.Tanh(inner[i] * x[sample] + bias[i]);
            loss += (output - y[sample]) * (output - y[sample]);
        }

        return 0.5 * loss / x.Length;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, StackAllocation, SliceParameter)]
    [Length("w", 68)]
    [Length("image", 5)]
    [Value("label", 2)]
    [Value("inputs", 5)]
    [Value("hidden", 4)]
    [Value("classes", 3)]
    public static double ThreeLayerClassifier(
        ReadOnlySpan<double> w,
        [NoDerivative] ReadOnlySpan<double> image,
        int label,
        int inputs,
        int hidden,
        int classes)
    {
        Span<double> first = stackalloc double[hidden];
        Span<double> second = stackalloc double[hidden];
        Span<double> logits = stackalloc double[classes];
        int offset = 0;
        Affine(w.Slice(offset, hidden * (inputs + 1)), image, first);
        for (int i = 0; i < hidden; i++) first[i] = Math.Tanh(first[i]);
        offset += hidden * (inputs + 1);
        Affine(w.Slice(offset, hidden * (hidden + 1)), first, second);
        for (int i = 0; i < hidden; i++) second[i] = Math.Tanh(second[i]);
        offset += hidden * (hidden + 1);
        Affine(w.Slice(offset, classes * (hidden + 1)), second, logits);
        return LogSumExp(logits) - logits[label];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, Reduction)]
    [Length("logits", 6)]
    [Domain("logits", -2, 2)]
    [Value("label", 3)]
    public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, int label) =>
        LogSumExp(logits) - logits[label];

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, AllocationInLoop, EscapingAllocation)]
    [Length("w", 16)]
    [Length("x", 5)]
    [Value("units", 3)]
    public static double RecurrentNetwork(ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, int units)
    {
        ReadOnlySpan<double> recurrent = w[..(units * units)];
        ReadOnlySpan<double> input = w.Slice(units * units, units);
        ReadOnlySpan<double> readout = w.Slice(units * units + units, units);
        Span<double> h = new double[units];
        double loss = 0;
        for (int time = 0; time < x.Length; time++)
        {
            Span<double> next = new double[units];
            for (int i = 0; i < units; i++)
            {
                double sum = input[i] * x[time];
                for (int j = 0; j < units; j++) sum += recurrent[i * units + j] * h[j];
                next[i] = Math.Tanh(sum);
            }

            h = next;
            double output = w[^1];
            for (int i = 0; i < units; i++) output += readout[i] * h[i];
            loss += (output - x[time]) * (output - x[time]);
        }

        return loss;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, NestedLoops)]
    [Length("kernel", 3)]
    [Length("signal", 7)]
    public static double ConvolutionEnergy(ReadOnlySpan<double> kernel, ReadOnlySpan<double> signal)
    {
        double energy = 0;
        for (int i = 0; i + kernel.Length <= signal.Length; i++)
        {
            double response = 0;
            for (int k = 0; k < kernel.Length; k++) response += kernel[k] * signal[i + k];
            energy += response > 0 ? response * response : 0;
        }

        return energy;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, Reduction, Branch)]
    [Length("scores", 6)]
    [Domain("scores", -3, 3)]
    public static double LogSumExp(ReadOnlySpan<double> scores)
    {
        double largest = scores[0];
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > largest) largest = scores[i];
        double sum = 0;
        for (int i = 0; i < scores.Length; i++) sum += Math.Exp(scores[i] - largest);
        return largest + Math.Log(sum);
    }

    private static void Affine(ReadOnlySpan<double> weights, ReadOnlySpan<double> input, Span<double> output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            double sum = weights[output.Length * input.Length + i];
            for (int j = 0; j < input.Length; j++) sum += weights[i * input.Length + j] * input[j];
            output[i] = sum;
        }
    }
}
