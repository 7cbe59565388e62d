using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Parameters of primary constructors that members read and change.</summary>
public static partial class CapturedParameters
{
    private readonly struct Gaussian(double mean, double width)
    {
        public double Width { get; } = 2 * width;

        public double At(double x) => Math.Exp(-(x - mean) * (x - mean) / (Width * width));
    }

    private struct Counter(double step)
    {
        public double First = step++;

        public readonly double Step => step;

        public double Next()
        {
            step = Math.Sin(step) + First;
            return step;
        }

        public void Advance(double by)
        {
            for (int i = 0; i < 3; i++) step = step * by + First;
        }
    }

    private struct Pair(Counter counter, double[] memory)
    {
        public readonly double Peek() => counter.Next() * memory[0];

        public double Take() => counter.Next() * (memory[0] += counter.Step);
    }

    private readonly struct Scaled<T>(T value, double factor)
        where T : struct
    {
        public T Value => value;

        public double Times(Func<double, double> f) => f(factor) * factor;
    }

    /// <summary>Numbers and memory of an instance that have no name but the constructor's.</summary>
    public sealed partial class Polynomial(double[] coefficients, double scale)
    {
        public static Polynomial Example { get; } = new([0.5, -1, 0.25], 1.5);

        [Differentiable(Modes = Modes.All)]
        [Feature(CapturedParameter, InstanceMethod)]
        public double At(double x)
        {
            double sum = 0;
            for (int i = coefficients.Length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
            return sum * Twice(scale);
        }

        [Differentiable(Modes = Modes.All)]
        [Feature(CapturedParameter, InstanceMethod, Lambda, LocalFunction)]
        public double Outside(double x, double y)
        {
            Func<double, double> shifted = v => v * scale + Inner(y);
            return shifted(x) * Inner(x);

            double Inner(double v) => v * v * scale * coefficients[0];
        }

        private static double Twice(double v)
        {
            double scale = 2 * v;
            return scale * scale;
        }
    }

    /// <summary>As in a class, with a field beside.</summary>
    public readonly partial struct Well(double depth, double width)
    {
        private readonly double _center = 0.25 * width;

        public static Well Example { get; } = new(2, 0.75);

        [Differentiable(Modes = Modes.All)]
        [Feature(CapturedParameter, InstanceMethod)]
        public double Energy(double x) => depth * Math.Exp(-(x - _center) * (x - _center) / (width * width));
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(CapturedParameter, Struct)]
    public static double ReadByMembers(double mean, double width, double x) =>
        Math.Log(new Gaussian(mean, width * width + 1).At(x) + 1) * width;

    [Differentiable(Modes = Modes.All)]
    [Feature(CapturedParameter, MutationInLoop)]
    public static double ChangedByMembers(double x)
    {
        var counter = new Counter(x);
        double sum = counter.First;
        for (int i = 0; i < 3; i++) sum += counter.Next() * x;
        counter.Advance(0.25 * x);
        return sum * counter.Step;
    }

    /// <summary>A read-only member changes a copy of a captured struct.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(CapturedParameter, NestedStruct)]
    public static double StructsAndMemoryInside(double x, double y)
    {
        double[] memory = [y];
        var pair = new Pair(new Counter(x), memory);
        double first = pair.Peek() + 2 * pair.Peek();
        double second = pair.Take() * pair.Take();
        return first * second + memory[0] * pair.Peek();
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(CapturedParameter, GenericStruct, Lambda)]
    public static double OfGenericStructs(double x, double y)
    {
        var scaled = new Scaled<Gaussian>(new Gaussian(y, 1), x * y);
        return scaled.Times(v => v * v + x) * scaled.Value.At(x);
    }
}
