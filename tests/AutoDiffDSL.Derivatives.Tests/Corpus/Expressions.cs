using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Expressions and locals, nothing that jumps.</summary>
public static partial class Expressions
{
    [Differentiable(Modes = Modes.All)]
    [Feature(StraightLine)]
    public static double Cubic(double x) => x * x * x - 2 * x + 1;

    [Differentiable(Modes = Modes.All)]
    [Feature(StraightLine, SeveralParameters)]
    public static double Rosenbrock(double x, double y)
    {
        double ridge = y - x * x;
        double offset = 1 - x;
        return 100 * ridge * ridge + offset * offset;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StraightLine)]
    [Domain("x", 0.5, 2)]
    public static double ReuseOfLocals(double x)
    {
        double y = Math.Sin(x);
        double z = y / x;
        y = z * y + 3;
        z = y - z;
        return y * z / (1 + x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StraightLine, CompoundAssignment)]
    [Domain("x", 0.5, 2)]
    public static double CompoundAssignments(double x, double y)
    {
        double value = x;
        value += y * x;
        value *= value;
        value -= 0.5 * y;
        value /= 2 + x;
        value++;
        return -value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ParameterReturned)]
    public static double Identity(double x) => x;

    [Differentiable(Modes = Modes.All)]
    [Feature(ParameterReturned, IndependentParameter)]
    public static double Second(double x, double y) => y;

#pragma warning disable ADL0501 // a derivative of zero is what is tested
    [Differentiable(Modes = Modes.All)]
    [Feature(IndependentParameter, Constants)]
    public static double Fixed(double x, ReadOnlySpan<double> w) => 3.5;
#pragma warning restore ADL0501

    [Differentiable(Modes = Modes.All)]
    [Feature(Constants)]
    [Domain("radius", 0.5, 2)]
    public static double SphereVolume(double radius)
    {
        const double FourThirds = 4.0 / 3;
        return FourThirds * Math.PI * radius * radius * radius;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ScalarSwap)]
    public static double SwappedOperands(double a, double b)
    {
        double low = a * a;
        double high = Math.Exp(b);
        (low, high) = (high, low);
        return low / (2 + high);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ScalarSwap, Reduction)]
    [Value("n", 6)]
    public static double Fibonacci(double first, double second, int n)
    {
        double a = first, b = second;
        for (int i = 0; i < n; i++) (a, b) = (b, a + 0.5 * b * b);
        return a;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StraightLine)]
    [Domain("t", 250, 350)]
    public static double ParameterReassigned(double x, double t)
    {
        x = x * x + 1;
        t = t / 300;
        x *= t;
        return x * Math.Log(t + x);
    }
}
