namespace AutoDiffDSL.AdBench.Lstm;

/// <summary>
/// A stack of LSTM layers with diagonal weights, its state at the start, and the text that it predicts.
/// </summary>
/// <param name="Layers">l.</param>
/// <param name="Width">b, the number of bits of a character.</param>
/// <param name="Main">For each layer a row of weights and one of biases, each forget, input, output, change: 2l x
/// 4b.</param>
/// <param name="Extra">Input weights, output weights, output biases: 3 x b.</param>
/// <param name="State">For each layer hidden values and cells: 2l x b.</param>
/// <param name="Sequence">c characters of b bits.</param>
public sealed record LstmInstance(
    int Layers, int Width, double[] Main, double[] Extra, double[] State, double[] Sequence)
{
    public int ParameterCount => Main.Length + Extra.Length;

    public static LstmInstance Read(string text)
    {
        var figures = new Figures(text);
        int layers = figures.Whole(), characters = figures.Whole(), width = figures.Whole();
        return new LstmInstance(
            layers,
            width,
            figures.Reals(8 * layers * width),
            figures.Reals(3 * width),
            figures.Reals(2 * layers * width),
            figures.Reals(characters * width));
    }

    public static LstmInstance Drawn(int layers, int characters, int width, int seed)
    {
        var random = new Random(seed);
        return new LstmInstance(
            layers,
            width,
            random.Uniform(8 * layers * width, 0, 1),
            random.Uniform(3 * width, 0, 1),
            random.Uniform(2 * layers * width, 0, 1),
            [.. Enumerable.Range(0, characters * width).Select(_ => (double)random.Next(2))]);
    }

    public string Write() => new FigureWriter()
        .Line(Layers, Sequence.Length / Width, Width)
        .Rows(Main, 4 * Width)
        .Rows(Extra, Width)
        .Rows(State, Width)
        .Rows(Sequence, Width)
        .ToString();

    public double Value() => Recurrent.Loss(Main, Extra, State, Sequence);

    /// <summary>The loss, and its gradient in the order main, extra.</summary>
    public double Gradient(Span<double> gradient) => Recurrent.LossGradient(
        Main, Extra, State, Sequence, gradient[..Main.Length], gradient.Slice(Main.Length, Extra.Length));
}
