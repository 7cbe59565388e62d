using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Arguments by reference, references as locals, and other ways to pass arguments.</summary>
public static partial class ReferencesInside
{
    [Differentiable(Modes = Modes.All)]
    [Feature(RefArgument)]
    public static double RefToLocals(double x, double y)
    {
        double a = x, b = y;
        Rotate(ref a, ref b);
        Rotate(ref b, ref a);
        return a * b + a;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefArgument, InPlace)]
    [Length("x", 4)]
    public static double RefToElements(ReadOnlySpan<double> x)
    {
        double[] y = x.ToArray();
        for (int i = 1; i < y.Length; i++) Rotate(ref y[i], ref y[i - 1]);
        Square(ref y[0]);
        return y[0] * y[1] + y[3];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefArgument, MutationInLoop)]
    public static double AccumulatesByReference(ReadOnlySpan<double> x)
    {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < x.Length && count < 4; i++) Accumulate(x[i], ref sum, ref count);
        return sum * count;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument)]
    public static double OutVariables(double x, double y)
    {
        Split(x, out double sine, out var cosine);
        Split(y, out sine, out _);
        double last;
        Split(x * y, out _, out last);
        return sine * cosine + last;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument, Branch)]
    [Domain("x", 0.2, 0.9)]
    public static double TryPattern(double x, double y) =>
        TrySqrt(x, out double root) && root > 0.1 ? root * y : TrySqrt(-x, out root) ? root : y;

    [Differentiable(Modes = Modes.All)]
    [Feature(InArgument)]
    public static double InArguments(double x, ReadOnlySpan<double> w)
    {
        double local = x * x;
        return Product(in local, w[0]) + Product(in w[1], x + 1) + Product(2, in x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefLocal, InPlace)]
    public static double RefLocals(ReadOnlySpan<double> x)
    {
        Span<double> y = x.ToArray();
        double sum = 1;
        ref double total = ref sum;
        for (int i = 1; i < y.Length; i++)
        {
            ref double cell = ref y[i];
            ref readonly double before = ref y[i - 1];
            cell += before * cell;
            cell *= before;
            total += cell * total;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefLocal, RefArgument)]
    public static double RefLocalPassedOn(double x, double y)
    {
        double a = x;
        ref double alias = ref a;
        Square(ref alias);
        alias += y * a;
        Rotate(ref a, ref y);
        return a * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefLocal, NestedLoops)]
    public static double RefLocalsOfWhatALoopCarries(double x, double y)
    {
        (double Left, double Right) pair = (y, x);
        int rounds = 2;
        for (int i = 0; i < rounds; i++)
        {
            ref double alias = ref x;
            alias = Math.Sin(alias) + y * pair.Left;
            ref int more = ref rounds;
            if (i == 0) more++;
            int k = 0;
            while (k < 2)
            {
                k++;
                ref double left = ref pair.Left;
                left *= alias + pair.Right;
            }
        }

        return x * pair.Left + rounds;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ParamsArgument)]
    public static double ParamsArrays(double x, double y) =>
        Sum(x, y * y, x * y) * Sum(x) + Sum() + Largest(1, x + 2, y);

    [Differentiable(Modes = Modes.All)]
    [Feature(OptionalArgument)]
    public static double NamedAndOptional(double x, double y) =>
        Blend(to: y, from: x) + Blend(x, y, shape: 2) + x.Scaled(by: y).Scaled();

    private static void Rotate(ref double a, ref double b)
    {
        double t = a;
        a = 0.8 * a - 0.6 * b;
        b = 0.6 * t + 0.8 * b * b;
    }

    private static void Square(ref double v) => v *= v;

    private static void Accumulate(double v, ref double sum, ref int count)
    {
        if (v * sum > 1e6) return;
        sum += v * v + sum * v;
        count++;
    }

    private static void Split(double angle, out double sine, out double cosine)
    {
        sine = Math.Sin(angle);
        cosine = Math.Cos(angle);
        cosine += sine * sine;
    }

    private static bool TrySqrt(double v, out double root)
    {
        if (v < 0)
        {
            root = 0;
            return false;
        }

        root = Math.Sqrt(v);
        return true;
    }

    private static double Product(in double a, in double b) => a * b + a;

    private static double Sum(params double[] values)
    {
        double sum = 0.5;
        foreach (double v in values) sum += v * v;
        return sum;
    }

    private static double Largest(params ReadOnlySpan<double> values)
    {
        double largest = values[0];
        foreach (double v in values[1..]) largest = Math.Max(largest, v);
        return largest;
    }

    private static double Blend(double from, double to, double weight = 0.25, int shape = 1) =>
        from * (1 - weight) + Math.Pow(to * to + 1, shape) * weight;
}

/// <summary>An extension method with a default.</summary>
internal static class Scaling
{
    public static double Scaled(this double value, double by = 1.5) => value * by * by;
}
