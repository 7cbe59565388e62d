using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Generic helpers, instantiated where they are called.</summary>
public static partial class GenericHelpers
{
    [Differentiable(Modes = Modes.All)]
    [Feature(GenericMethod)]
    public static double OverFloatingPoint(double x, double y) => Logistic(x) * Hypotenuse(x, y + 2) + Polynomial(y);

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericMethod, SinglePrecision)]
    public static float InSinglePrecision(float x) => Logistic(x) * Polynomial(x);

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericMethod, MixedPrecision)]
    public static double InBothPrecisions(double x, float y) => Polynomial(x) * Polynomial(y) + Logistic((double)y);

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericMethod, Reduction)]
    public static double OverSpans(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[x.Length];
        Scale<double>(x, 0.5, y);
        return Dot<double>(x, y) / double.CreateChecked(Count(x.Length));
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericMethod, StaticAbstract)]
    public static double ByInterface(double x, double y) => Twice<Bend>(x) + Twice<Stretch>(y) * Twice<Bend>(y);

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericMethod, StaticAbstract, Reduction)]
    public static double ByInterfaceInALoop(ReadOnlySpan<double> x) => Layer<Bend>(x) * Layer<Stretch>(x[1..]);

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericMethod, Lambda)]
    public static double WithDelegates(double x, double y) => Apply(v => v * y, x) + Apply<double>(Logistic, y);

    private interface ICurve
    {
        static abstract double Slope { get; }

        static abstract double At(double x);
    }

    private static double Twice<TCurve>(double x)
        where TCurve : ICurve => TCurve.At(TCurve.At(x) * TCurve.Slope);

    private static double Layer<TCurve>(ReadOnlySpan<double> x)
        where TCurve : struct, ICurve
    {
        double sum = 0;
        foreach (double v in x) sum += Twice<TCurve>(v);
        return sum;
    }

    private static T Apply<T>(Func<T, T> f, T x)
        where T : INumber<T> => f(f(x)) + T.One;

    private static T Logistic<T>(T x)
        where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    private static T Hypotenuse<T>(T a, T b)
        where T : IRootFunctions<T> => T.Sqrt(a * a + b * b);

    private static T Polynomial<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        T power = T.One;
        for (int i = 0; i < 4; i++)
        {
            sum += power / T.CreateChecked(i + 1);
            power *= x;
        }

        if (T.IsNaN(sum) || sum > T.CreateChecked(1e6)) return T.NegativeOne;
        return T.Max(sum, -T.Abs(sum)) * T.Sin(x * T.Pi) + T.Pow(T.Abs(x) + T.One, T.CreateChecked(2));
    }

    private static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : INumber<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Scale<T>(ReadOnlySpan<T> x, T factor, Span<T> result)
        where T : struct, INumberBase<T>
    {
        for (int i = 0; i < x.Length; i++) result[i] = x[i] * factor * x[i];
    }

    private static T Count<T>(T n)
        where T : IBinaryInteger<T>
    {
        T count = T.Zero;
        for (T i = T.Zero; i < n; i++) count += T.One;
        return count;
    }

    private readonly struct Bend : ICurve
    {
        public static double Slope => 0.5;

        public static double At(double x) => Math.Sin(x) + x;
    }

    private readonly struct Stretch : ICurve
    {
        public static double Slope => 1.5;

        public static double At(double x) => x * x;
    }
}
