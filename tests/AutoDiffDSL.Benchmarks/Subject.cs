namespace AutoDiffDSL.Benchmarks;

/// <summary>A loss of parameters <c>w</c> and two spans of data.</summary>
public delegate double Value(ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y);

/// <summary>A loss that also overwrites its gradient.</summary>
public delegate double Gradient(
    ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> gradient);

/// <summary>A loss that also overwrites its gradient and its Hessian's product with a direction.</summary>
public delegate double Hvp(
    ReadOnlySpan<double> w,
    ReadOnlySpan<double> direction,
    ReadOnlySpan<double> x,
    ReadOnlySpan<double> y,
    Span<double> gradient,
    Span<double> product);

/// <summary>A program with its derivatives, generated and by hand, and the data on which it is measured.</summary>
/// <param name="ActivationBytes">Bytes of intermediate values that a backward sweep over the whole program needs to
/// know: what a framework would store.</param>
/// <param name="GradientBound">How many times the cost of the loss its gradient may cost at most.</param>
public sealed record Subject(
    string Name,
    Value Primal,
    Gradient Gradient,
    Hvp Hvp,
    Gradient ByHand,
    double[] Parameters,
    double[] X,
    double[] Y,
    long ActivationBytes,
    double GradientBound)
{
    private readonly double[] _direction = [.. Parameters.Select((_, i) => Math.Sin(i + 1))];
    private readonly double[] _gradient = new double[Parameters.Length];
    private readonly double[] _product = new double[Parameters.Length];

    public double RunPrimal() => Primal(Parameters, X, Y);

    public double RunGradient() => Gradient(Parameters, X, Y, _gradient);

    public double RunHvp() => Hvp(Parameters, _direction, X, Y, _gradient, _product);

    public double RunByHand() => ByHand(Parameters, X, Y, _gradient);

    public override string ToString() => Name;
}
