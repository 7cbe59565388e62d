using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Functions inside of functions, and functions that are passed on.</summary>
public static partial class LocalFunctions
{
    [Differentiable(Modes = Modes.All)]
    [Feature(LocalFunction)]
    public static double StaticOne(double x, double y)
    {
        return Bend(x) * Bend(y) + Bend(x * y);

        static double Bend(double v) => Math.Tanh(v) + v * v;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LocalFunction, MutationInLoop)]
    public static double MutatesWhatItCaptures(ReadOnlySpan<double> x)
    {
        double sum = 0;
        int calls = 0;
        double[] squares = new double[x.Length];
        for (int i = 0; i < x.Length; i++) Add(x[i]);
        Add(sum);
        return sum * calls + squares[1];

        void Add(double v)
        {
            if (calls < squares.Length) squares[calls] = v * v;
            sum += v * sum + v;
            calls++;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LocalFunction, NestedHelpers)]
    public static double CallEachOther(double x, double y)
    {
        double Outer(double v) => Inner(v) * y;

        double Inner(double v)
        {
            double scaled = v * x;
            double Deep() => Math.Sin(scaled) + y;
            return Deep() * Deep();
        }

        return Outer(x) + Inner(y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(LocalFunction, Break, While)]
    [Domain("a", 0.5, 3)]
    public static double EarlyReturnAndBreak(double a)
    {
        double x = a;
        int steps = 0;
        while (Improve())
        {
            if (steps > 40) break;
        }

        return x;

        bool Improve()
        {
            double next = 0.5 * (x + a / x);
            steps++;
            if (Math.Abs(next - x) < 1e-14) return false;
            x = next;
            return true;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Lambda)]
    public static double LambdaInALocal(double x, double y)
    {
        Func<double, double> f = v => v * v + y;
        Func<double, double, double> g = (a, b) =>
        {
            double t = f(a) * b;
            return Math.Sin(t);
        };
        return f(x) + g(x, y) * f.Invoke(y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Lambda, HelperCall)]
    public static double PassedToHelpers(ReadOnlySpan<double> x)
    {
        double scale = x[0];
        return Integrate(v => v * v * scale, 0, 1) + Integrate(Math.Exp, 0, x[1]) * Integrate(Cube, x[2], 1);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Lambda, LocalFunction, MutationInLoop)]
    public static double ActionThatAccumulates(ReadOnlySpan<double> x)
    {
        double sum = 0;
        Repeat(x.Length, i => sum += i * sum + 0.5);
        double product = 1;
        for (int i = 0; i < x.Length; i++) Scale(x[i]);
        Repeat(2, _ => product *= sum);
        return product;

        void Scale(double v) => product *= 1 + v;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Lambda, NestedHelpers)]
    [Domain("a", 1, 3)]
    public static double NewtonWithFunctions(double a, double b) =>
        Newton(x => x * x * x - a, x => 3 * x * x, 1.5)
            * Newton(x => Math.Exp(x) - Newton(y => y * y - a, y => 2 * y, 1), Math.Exp, b);

    private static double Cube(double v) => v * v * v;

    private static double Integrate(Func<double, double> f, double from, double to)
    {
        double sum = 0;
        double h = (to - from) / 8;
        for (int i = 0; i < 8; i++) sum += h * f(from + (i + 0.5) * h);
        return sum;
    }

    private static void Repeat(int count, Action<int> action)
    {
        for (int i = 0; i < count; i++) action(i);
    }

    private static double Newton(Func<double, double> f, Func<double, double> slope, double start)
    {
        double x = start;
        for (int i = 0; i < 30; i++)
        {
            double step = f(x) / slope(x);
            x -= step;
            if (Math.Abs(step) < 1e-15) break;
        }

        return x;
    }
}
