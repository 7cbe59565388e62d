namespace AutoDiffDSL.Derivatives.Tests.Orders;

/// <summary>Functions whose third derivatives have a closed form.</summary>
public static partial class ThirdOrderFunctions
{
    [Differentiable(Modes = Modes.Third)]
    public static double Sine(double x) => Math.Sin(x);

    [Differentiable(Modes = Modes.Third)]
    public static double Exponential(double x) => Math.Exp(2 * x);

    [Differentiable(Modes = Modes.Third)]
    public static double Logarithm(double x) => Math.Log(x);

    [Differentiable(Modes = Modes.Third)]
    public static double FifthPower(double x) => x * x * x * x * x;

    [Differentiable(Modes = Modes.Third)]
    public static double Reciprocal(double x) => 1 / x;

    [Differentiable(Modes = Modes.Third)]
    public static double SquareRoot(double x) => Math.Sqrt(x);

    [Differentiable(Modes = Modes.Third)]
    public static double HyperbolicTangent(double x) => Math.Tanh(x);

    [Differentiable(Modes = Modes.Third)]
    public static double ArcTangent(double x) => Math.Atan(x);

    [Differentiable(Modes = Modes.Third)]
    public static double Gaussian(double x) => Math.Exp(-x * x);

    [Differentiable(Modes = Modes.Third)]
    public static double RealPower(double x) => Math.Pow(x, 2.5);

    [Differentiable(Modes = Modes.Third)]
    public static double PowerByLoop(double x, int n)
    {
        double power = 1;
        for (int i = 0; i < n; i++) power *= x;
        return power;
    }

    [Differentiable(Modes = Modes.Third)]
    public static double CubicForm(double x, double y) => x * x * y + 2 * y * y * y;

    [Differentiable(Modes = Modes.Third)]
    public static double ExponentialOfSum(ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += a[i] * x[i];
        return Math.Exp(sum);
    }

    [Differentiable(Modes = Modes.Third)]
    public static double ProductOfAll(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++) product *= x[i];
        return product;
    }

    /// <summary>The sum of fourth powers, by squaring a buffer twice in place.</summary>
    [Differentiable(Modes = Modes.Third)]
    public static double FourthPowersInPlace(ReadOnlySpan<double> x)
    {
        Span<double> cells = stackalloc double[x.Length];
        x.CopyTo(cells);
        for (int repeat = 0; repeat < 2; repeat++)
            for (int i = 0; i < cells.Length; i++) cells[i] *= cells[i];

        double sum = 0;
        for (int i = 0; i < cells.Length; i++) sum += cells[i];
        return sum;
    }

    [Differentiable(Modes = Modes.Third)]
    public static double HalfCube(double x) => x > 0 ? x * x * x : 0.5 * x * x * x;
}
