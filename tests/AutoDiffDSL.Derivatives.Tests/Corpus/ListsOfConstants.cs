using AutoDiffDSL.Derivatives.Tests.Harness;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Lists are data: parameters, static fields, fields of an instance and of structs.</summary>
public static partial class ListsOfConstants
{
    private static readonly List<double> Weights = [0.25, -1.5, 0.75];

    private static IReadOnlyList<int> Order { get; } = [2, 0, 1];

    [Feature(FeatureList.ListOfConstants)]
    [Differentiable(Modes = Modes.All)]
    public static double Polynomial(double x, [NoDerivative] List<double> coefficients)
    {
        double sum = 0;
        for (int i = coefficients.Count - 1; i >= 0; i--) sum = sum * x + coefficients[i];
        return sum * coefficients[^1];
    }

    [Feature(FeatureList.ListOfConstants)]
    [Length("knots", 7)]
    [Differentiable(Modes = Modes.All)]
    public static double Kernels(ReadOnlySpan<double> w, [NoDerivative] IReadOnlyList<double> knots)
    {
        double sum = 0;
        foreach (double knot in knots)
        {
            double inner = 0;
            for (int i = 0; i < w.Length; i++) inner += w[i] * Math.Exp(-knot * w[i]);
            sum += Math.Sin(inner) * knot;
        }

        return sum;
    }

    [Feature(FeatureList.ListOfConstants, FeatureList.StaticField)]
    [Differentiable(Modes = Modes.All)]
    public static double Permuted(double a, double b, double c)
    {
        Span<double> x = [a, b, c];
        double product = 1;
        for (int i = 0; i < Order.Count; i++)
        {
            product = product * x[Order[i]] + Weights[i];
            x[i] = product * product;
        }

        return x[0] + x[1] * x[^1];
    }

    [Feature(FeatureList.ListOfConstants, FeatureList.HelperCall)]
    [Length("columns", 5)]
    [Differentiable(Modes = Modes.All)]
    public static double Gathered(ReadOnlySpan<double> w, List<int> columns, [NoDerivative] List<float> scale)
    {
        double sum = 0;
        for (int i = 0; i < columns.Count; i += 2) sum += Interpolated(w[columns[i]], scale);
        return sum;
    }

    [Feature(FeatureList.ListOfConstants, FeatureList.Break, FeatureList.ConditionalStore)]
    [Length("limits", 6)]
    [Domain("w", 0.3, 1)]
    [Differentiable(Modes = Modes.All)]
    public static double Clipped(Span<double> w, [NoDerivative] IReadOnlyList<double> limits)
    {
        double sum = 0;
        IReadOnlyList<double> bounds = limits;
        for (int i = 0; i < bounds.Count; i++)
        {
            if (i == w.Length) break;
            if (bounds[i] > 0.6) w[i] *= bounds[i] * w[0];
            sum += w[i] * w[i];
        }

        return sum;
    }

    [Feature(FeatureList.ListOfConstants, FeatureList.GradientOfArrays)]
    [Length("curve.Times", 4)]
    [Length("curve.Rates", 4)]
    [Differentiable(Modes = Modes.All & ~(Modes.Jacobian | Modes.Hessian))]
    public static double Discounted(Curve curve, double shift)
    {
        double sum = 0;
        for (int i = 0; i < curve.Times.Count; i++) sum += curve.Discount(i, shift);
        return sum;
    }

    [Feature(FeatureList.ListOfConstants, FeatureList.Recursion)]
    [Value("depth", 1)]
    [Differentiable(Modes = Modes.Default)]
    public static double Recursive(double x, [NoDerivative] List<double> terms, int depth)
    {
        if (depth >= terms.Count) return x;
        return terms[depth] * Math.Sin(x) * Recursive(x * terms[depth], terms, depth + 1);
    }

    [Feature(FeatureList.ListOfConstants, FeatureList.Recursion)]
    [Differentiable(Modes = Modes.Default)]
    public static double Callers(double x, [NoDerivative] List<double> terms) => x * Recursive(x * x, terms, 0);

    private static double Interpolated(double x, IReadOnlyList<float> values)
    {
        if (values.Count < 2) return x;
        double result = values[0];
        for (int i = 1; i < values.Count; i++) result = result * (1 - x) + values[i] * x;
        return result;
    }

    public readonly record struct Curve([NoDerivative] List<double> Times, double[] Rates)
    {
        public double Discount(int i, double shift) => Math.Exp(-(Rates[i] + shift) * Times[i]);
    }
}
