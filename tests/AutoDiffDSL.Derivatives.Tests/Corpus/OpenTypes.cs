using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Attributed methods that leave their number type open; each runs as double and as float.</summary>
public static partial class OpenTypes
{
    [Differentiable(Modes = Modes.All)]
    [Feature(OpenType, StraightLine)]
    public static T Straight<T>(T x, T y)
        where T : IFloatingPointIeee754<T> =>
        T.Exp(x) * T.Sin(y * T.Pi) / (T.One + x * x) - T.Sqrt(y + T.CreateChecked(2.5)) + x * T.CreateChecked(3);

    [Differentiable(Modes = Modes.All)]
    [Feature(OpenType, Reduction)]
    public static T LeastSquares<T>(ReadOnlySpan<T> w, [NoDerivative] ReadOnlySpan<T> x, [NoDerivative] T y)
        where T : INumber<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < w.Length; i++) sum += w[i] * x[i];
        return T.CreateChecked(0.5) * (sum - y) * (sum - y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OpenType, NestedLoops)]
    public static TNumber Layers<TNumber>(ReadOnlySpan<TNumber> weight, TNumber input)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber>
    {
        Span<TNumber> hidden = stackalloc TNumber[weight.Length];
        hidden.Fill(input);
        for (int layer = 0; layer < 3; layer++)
        {
            for (int i = 1; i < hidden.Length; i++)
                hidden[i] = TNumber.Tanh(weight[i] * hidden[i - 1] + hidden[i] / TNumber.CreateChecked(layer + 2));
        }

        TNumber sum = TNumber.Zero;
        foreach (TNumber value in hidden) sum += value * value;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OpenType, While, HelperCall)]
    [Domain("x", 1, 4)]
    public static T Root<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T root = x;
        T before = T.Zero;
        while (T.Abs(root - before) > T.CreateChecked(1e-5))
        {
            before = root;
            root = Average(root, x / root);
        }

        return root;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OpenType, Branch, HelperCall)]
    [Domain("x", 0.2, 0.5)]
    [Domain("y", -0.9, 0.9)]
    public static T Pieces<T>(T x, T y)
        where T : IFloatingPointIeee754<T>
    {
        if (x > y) return T.Max(x * y, -T.One) + Soft(x);
        return T.Pow(T.Abs(x) + T.One, y) * T.Clamp(y, T.NegativeOne, T.One) - Soft<T>(y);
    }

    [Differentiable]
    [Feature(OpenType, VoidMethod, WrittenSpan, HelperWritesSpan)]
    public static void Diffuse<T>(Span<T> u, T rate)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int step = 0; step < 3; step++)
        {
            for (int i = 1; i < u.Length - 1; i++) Relax(u, i, rate);
        }
    }

    [Differentiable]
    [Feature(OpenType, RefParameter, OutParameter, MixedPrecision)]
    [Value("n", 3)]
    public static void Step<T>(ref T position, T velocity, out T energy, double time, int n)
        where T : IFloatingPointIeee754<T>
    {
        T step = T.CreateChecked(time) / T.CreateChecked(n);
        for (int i = 0; i < n; i++) position += step * (velocity - position * position);
        energy = position * position * T.CreateChecked(double.CreateChecked(velocity) * time);
    }

    [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
    [Feature(OpenType, HelperCall, SinglePrecision)]
    public static float InSingle(float x, ReadOnlySpan<float> w) => Straight(x, w[0]) * Layers(w, x);

    private static T Average<T>(T a, T b)
        where T : INumberBase<T> => (a + b) / T.CreateChecked(2);

    private static T Soft<T>(T x)
        where T : IFloatingPointIeee754<T> => T.LogP1(T.Exp(x));

    private static void Relax<T>(Span<T> u, int i, T rate)
        where T : INumber<T> =>
        u[i] += rate * (u[i - 1] - u[i] - u[i] + u[i + 1]);
}
