using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Matrices, and spans and arrays of structs, as parameters.</summary>
public static partial class MatrixParameters
{
    [Differentiable(Modes = Modes.All)]
    [Feature(MatrixInSignature)]
    [Length("m", 3, 4)]
    public static double WeightedSquares(double[,] m)
    {
        double sum = 0;
        for (int i = 0; i < m.GetLength(0); i++)
            for (int j = 0; j < m.GetLength(1); j++) sum += (i + 2 * j + 1) * m[i, j] * m[i, j];
        return sum * m[0, 1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MatrixInSignature)]
    [Length("a", 3, 3)]
    [Length("x", 3)]
    public static double QuadraticForm(double[,] a, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < x.Length; j++) sum += x[i] * a[i, j] * x[j];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MatrixInSignature)]
    [Length("m", 2, 3)]
    [Length("x", 3)]
    [Length("y", 2)]
    public static void MatrixTimesVector(double[,] m, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < m.GetLength(0); i++)
        {
            y[i] = 0;
            for (int j = 0; j < m.GetLength(1); j++) y[i] += m[i, j] * x[j];
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MatrixInSignature)]
    [Length("m", 3, 2)]
    [Written("m")]
    public static double RowsAccumulate(double[,] m, double decay)
    {
        for (int i = 1; i < m.GetLength(0); i++)
            for (int j = 0; j < m.GetLength(1); j++) m[i, j] += decay * m[i - 1, j] * m[i, j];
        return m[2, 0] * m[2, 1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MatrixInSignature, SinglePrecision)]
    [Length("m", 2, 2)]
    public static float Determinant(float[,] m, [NoDerivative] float[,] constant) =>
        m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0] * constant[0, 0];

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, VectorInSignature)]
    [Domain("points", 0.5, 1.5)]
    [Length("points", 4)]
    public static float SquaredPath(ReadOnlySpan<Vector3> points)
    {
        float sum = 0;
        for (int i = 1; i < points.Length; i++)
        {
            Vector3 step = points[i] - points[i - 1];
            sum += Vector3.Dot(step, step) * points[i].X;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, ComplexInSignature)]
    [Length("z", 3)]
    public static void Turn(Span<Complex> z, Complex by)
    {
        for (int i = 0; i < z.Length; i++) z[i] = z[i] * by + i;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, CompositeReference)]
    [Length("z", 3)]
    public static void RotatedByReference(Span<Complex> z, ref Complex by)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] *= by;
            by += z[i] * 0.5;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, RecordStructInSignature)]
    [Length("locations", 4)]
    public static double Shoelace(Location[] locations)
    {
        double area = 0;
        for (int i = 0; i < locations.Length; i++)
        {
            Location next = locations[(i + 1) % locations.Length];
            area += locations[i].X * next.Y - next.X * locations[i].Y;
        }

        return 0.5 * area * area;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, StructInSignature)]
    [Length("pairs", 3)]
    [Length("weights", 3)]
    public static double PrefixPairs(Span<Pair<Location>> pairs, ReadOnlySpan<double> weights)
    {
        for (int i = 1; i < pairs.Length; i++)
        {
            pairs[i].First.X += pairs[i - 1].First.X * weights[i];
            pairs[i].Second = pairs[i - 1].First;
        }

        return pairs[^1].First.X * pairs[1].Second.Y;
    }
}
