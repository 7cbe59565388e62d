using AutoDiffDSL.Derivatives.Tests.Harness;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>
/// Primals with derivatives written by hand, some wrong on purpose: what the harness itself is tested with.
/// </summary>
internal static class HandWritten
{
    [Length("x", 2)]
    public static double Right(ReadOnlySpan<double> x, double a) => a * x[0] * x[0] * x[1];

    public static double RightJvp(
        ReadOnlySpan<double> x, ReadOnlySpan<double> xDot, double a, double aDot, out double rightDot)
    {
        rightDot = 2 * a * x[0] * x[1] * xDot[0] + a * x[0] * x[0] * xDot[1] + x[0] * x[0] * x[1] * aDot;
        return Right(x, a);
    }

    public static double RightVjp(
        ReadOnlySpan<double> x, double a, double rightBar, Span<double> xBar, ref double aBar)
    {
        xBar[0] += rightBar * 2 * a * x[0] * x[1];
        xBar[1] += rightBar * a * x[0] * x[0];
        aBar += rightBar * x[0] * x[0] * x[1];
        return Right(x, a);
    }

    public static double RightGradient(
        ReadOnlySpan<double> x, double a, Span<double> xGradient, out double aGradient)
    {
        xGradient.Clear();
        aGradient = 0;
        return RightVjp(x, a, 1, xGradient, ref aGradient);
    }

    public static double RightHvp(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> xDot,
        double a,
        double aDot,
        Span<double> xGradient,
        out double aGradient,
        Span<double> xHvp,
        out double aHvp)
    {
        xHvp[0] = 2 * (a * x[1] * xDot[0] + a * x[0] * xDot[1] + x[0] * x[1] * aDot);
        xHvp[1] = 2 * a * x[0] * xDot[0] + x[0] * x[0] * aDot;
        aHvp = 2 * x[0] * x[1] * xDot[0] + x[0] * x[0] * xDot[1];
        return RightGradient(x, a, xGradient, out aGradient);
    }

    [Length("y", 2)]
    public static void Scale(Span<double> y, double x)
    {
        y[0] *= x;
        y[1] = x;
    }

    public static void ScaleJvp(Span<double> y, Span<double> yDot, double x, double xDot)
    {
        yDot[0] = yDot[0] * x + y[0] * xDot;
        yDot[1] = xDot;
        Scale(y, x);
    }

    public static void ScaleVjp(Span<double> y, double x, Span<double> yBar, ref double xBar)
    {
        xBar += yBar[0] * y[0] + yBar[1];
        yBar[0] *= x;
        yBar[1] = 0;
        Scale(y, x);
    }

    public static double WrongValue(double x) => x * x;

    public static double WrongValueGradient(double x, out double xGradient)
    {
        xGradient = 2 * x;
        return x * x * (1 + 4e-16);
    }

    public static double WrongFactor(double x) => x * x;

    public static double WrongFactorJvp(double x, double xDot, out double wrongFactorDot)
    {
        wrongFactorDot = 2.0000001 * x * xDot;
        return WrongFactor(x);
    }

    public static double WrongFactorGradient(double x, out double xGradient)
    {
        xGradient = 2.0000001 * x;
        return WrongFactor(x);
    }

    public static double VjpThatOverwrites(double x) => x * x;

    public static double VjpThatOverwritesVjp(double x, double vjpThatOverwritesBar, ref double xBar)
    {
        xBar = 2 * x * vjpThatOverwritesBar;
        return VjpThatOverwrites(x);
    }

    [Length("x", 1)]
    public static double GradientThatAdds(ReadOnlySpan<double> x) => x[0] * x[0];

    public static double GradientThatAddsGradient(ReadOnlySpan<double> x, Span<double> xGradient)
    {
        xGradient[0] += 2 * x[0];
        return GradientThatAdds(x);
    }

    public static double InfiniteGradient(ReadOnlySpan<double> x) => x[0] * x[1];

    public static double InfiniteGradientGradient(ReadOnlySpan<double> x, Span<double> xGradient)
    {
        xGradient[0] = x[1];
        xGradient[1] = double.PositiveInfinity;
        return InfiniteGradient(x);
    }

    public static double WrongHessian(double x) => Math.Sin(x);

    public static double WrongHessianGradient(double x, out double xGradient)
    {
        xGradient = Math.Cos(x);
        return WrongHessian(x);
    }

    public static double WrongHessianHvp(double x, double xDot, out double xGradient, out double xHvp)
    {
        xHvp = Math.Sin(x) * xDot;
        return WrongHessianGradient(x, out xGradient);
    }

    [Length("y", 1)]
    public static void ScaleTwice(Span<double> y) => y[0] *= 2;

    public static void ScaleTwiceJvp(Span<double> y, Span<double> yDot)
    {
        yDot[0] *= 2;
        ScaleTwice(y);
        ScaleTwice(y);
    }

    public static double Missing(double x) => x;

    public static double W(double w) => w;
}
