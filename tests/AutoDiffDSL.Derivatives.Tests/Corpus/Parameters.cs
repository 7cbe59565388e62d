using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Every way of passing inputs: scalars, spans and arrays, active and not.</summary>
public static partial class ParameterKinds
{
    [Differentiable(Modes = Modes.All)]
    [Feature(SeveralParameters, Reduction)]
    [Length("w", 4)]
    [Length("v", 3)]
    public static double ScalarsBetweenSpans(double a, ReadOnlySpan<double> w, double b, ReadOnlySpan<double> v)
    {
        double left = a;
        for (int i = 0; i < w.Length; i++) left += Math.Sin(w[i]) * b;
        double right = b;
        for (int i = 0; i < v.Length; i++) right *= 1 + v[i] * a;
        return left * right;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ArrayParameter)]
    public static double WeightedPowers(double[] p, double x)
    {
        double sum = 0, power = 1;
        for (int i = 0; i < p.Length; i++)
        {
            sum += p[i] * power;
            power *= x;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NoDerivativeParameter)]
    [Length("w", 3)]
    [Length("x", 3)]
    public static double Squared(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] double y)
    {
        double s = 0;
        for (int i = 0; i < w.Length; i++) s += w[i] * x[i];
        return 0.5 * (s - y) * (s - y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NoDerivativeParameter)]
    [Domain("temperature", 1, 2)]
    public static double Boltzmann(double energy, [NoDerivative] double temperature) => Math.Exp(-energy / temperature);

    [Differentiable(Modes = Modes.All)]
    [Feature(IntegerParameter)]
    [Value("n", 7)]
    [Domain("x", 0.5, 1.5)]
    public static double IntegerPower(double x, int n)
    {
        double power = 1;
        for (int i = 0; i < n; i++) power *= x;
        return power / n;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(IntegerParameter)]
    [Value("n", 5)]
    [Value("scale", 3000000000)]
    public static double WideIntegers(double x, int n, long scale) => x * x * n + x * (scale / 1000000000);

    [Differentiable(Modes = Modes.All)]
    [Feature(BooleanParameter)]
    [Value("squared", 1)]
    [Value("negated", 0)]
    public static double Flags(double x, bool squared, bool negated)
    {
        double value = Math.Exp(x);
        if (squared) value *= value;
        return negated ? -value : value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(IndependentParameter, IntegerParameter)]
    [Value("index", 2)]
    public static double OneCell(ReadOnlySpan<double> w, int index) => w[index] * w[index];

    [Differentiable(Modes = Modes.All)]
    [Feature(Reduction)]
    [Length("w", 0)]
    public static double EmptySpan(ReadOnlySpan<double> w, double x)
    {
        double sum = x * x;
        for (int i = 0; i < w.Length; i++) sum += w[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SeveralParameters)]
    [Length("a", 3)]
    [Length("b", 3)]
    [Length("c", 3)]
    public static double TripleProduct(ReadOnlySpan<double> a, double[] b, ReadOnlySpan<double> c)
    {
        double x = b[1] * c[2] - b[2] * c[1];
        double y = b[2] * c[0] - b[0] * c[2];
        double z = b[0] * c[1] - b[1] * c[0];
        return a[0] * x + a[1] * y + a[2] * z;
    }
}
