using System.Numerics;

namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>Losses whose parameters and data are structs, tuples and matrices.</summary>
public static partial class CompositeLosses
{
    public record struct Line(double Slope, double Offset);

    public readonly record struct Range<T>(T Low, T High);

    /// <summary>What a fit starts from: an order that is no parameter, and a scale that is none either.</summary>
    public struct Model
    {
        public double[] Weights;
        public float Bias;
        public int Order;

        [NoDerivative]
        public double Scale;
    }

    /// <summary>Weights that live in the vector itself.</summary>
    public readonly ref struct Weights(Span<double> first, double second)
    {
        public Span<double> First { get; } = first;

        public double Second { get; } = second;
    }

    [Loss(Modes = Modes.Vjp | Modes.Gradient | Modes.Hvp | Modes.Third)]
    public static double LineThroughPoints(
        Line line, (double Power, Complex Z) t, [NoDerivative] ReadOnlySpan<Vector2> points)
    {
        double sum = 0;
        foreach (Vector2 point in points)
        {
            double error = line.Slope * point.X + line.Offset * line.Slope - point.Y;
            sum += error * error * Math.Exp(t.Power) + t.Z.Real * t.Z.Imaginary * error;
        }

        return sum;
    }

    [Loss(Modes = Modes.Vjp | Modes.Gradient | Modes.Hvp | Modes.Third)]
    public static double Polynomial(Model model, [NoDerivative] Line at)
    {
        double value = model.Bias * model.Bias;
        for (int i = model.Order; i >= 0; i--) value = value * at.Slope + model.Weights[i] * model.Scale;
        return Squared(value - at.Offset);
    }

    [Loss]
    public static double PathThroughMatrix(Vector3[] points, double[,] m, Weights weights, float[,] singles)
    {
        double sum = weights.Second;
        for (int i = 0; i < points.Length; i++)
            for (int j = 0; j < m.GetLength(1); j++)
                sum += points[i].X * m[i, j] * points[i].Z * points[i].Y + weights.First[j] * m[i, j] * singles[0, j];
        return sum * sum;
    }

    [Loss(PerSample = true)]
    public static double SampledLine(
        Line line, [NoDerivative] double[,] weights, [Sample] (double X, double Y) point, [Sample] ReadOnlySpan<Line> others)
    {
        double error = line.Slope * point.X + line.Offset - point.Y;
        foreach (Line other in others) error += weights[0, 1] * Math.Sin(line.Slope * other.Slope);
        return Squared(error);
    }

    [Loss(PerSample = true, Modes = Modes.Gradient | Modes.Hvp)]
    public static double SampledWithoutPullback(Model model, double[,] m, [Sample] Line point)
    {
        double sum = model.Bias * m[1, 0] * point.Offset;
        for (int i = 0; i <= model.Order; i++) sum += model.Weights[i] * m[0, i] * point.Slope * model.Weights[0];
        return Squared(sum);
    }

    /// <summary>A loss of any number type, whose objective is of double.</summary>
    [Loss]
    public static T OfAnyNumber<T>(
        Range<T> range, ReadOnlySpan<T> w, [NoDerivative] ReadOnlySpan<T> x, [NoDerivative] T y)
        where T : IFloatingPointIeee754<T>
    {
        T sum = range.Low * range.High;
        for (int i = 0; i < w.Length; i++) sum += w[i] * T.Exp(x[i] * range.Low);
        return (sum - y) * (sum - y);
    }

    [Loss(PerSample = true)]
    public static double SampledElements(
        ReadOnlySpan<(double A, int N, double B)> terms, [Sample] double x, [Sample] ReadOnlySpan<(double, int)> rows)
    {
        double sum = 0;
        for (int i = 0; i < terms.Length; i++) sum += terms[i].A * Math.Pow(x, terms[i].N) * terms[i].B * rows[0].Item1;
        return Squared(sum - rows[1].Item2);
    }

    private static double Squared(double x) => x * x;
}
