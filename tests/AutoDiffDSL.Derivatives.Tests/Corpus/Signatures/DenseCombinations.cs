using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Several kinds of composites in one signature, which dense matrices take apart and put together.</summary>
public static partial class DenseCombinations
{
    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, MatrixInSignature, StructBufferInSignature)]
    [Length("layer.Weights", 3)]
    [Length("layer.Offsets", 2)]
    [Length("m", 2, 3)]
    [Length("points", 2)]
    public static double LayerOverPoints(Layer layer, double[,] m, ReadOnlySpan<Location> points, (double A, bool B) t)
    {
        double sum = 0;
        for (int i = 0; i < m.GetLength(0); i++)
            for (int j = 0; j < m.GetLength(1); j++)
                sum += Activated(m[i, j] * layer.Weights[j] + layer.Offsets[i], points[i]);
        return t.B ? sum * layer.Scale * t.A : sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, CompositeReference, CompositeResult)]
    [Length("layer.Weights", 3)]
    [Length("layer.Offsets", 3)]
    public static (Location Place, int Steps) SmoothedLayer(in Layer layer, ref Location at, out double last)
    {
        int steps = 0;
        for (int i = 1; i < layer.Weights.Length; i++, steps++)
        {
            at.X += layer.Offsets[i] * layer.Weights[i - 1] * at.Y;
            at = at with { Y = at.Y * layer.Scale };
        }

        last = at.X * layer.Offsets[0];
        return (new Location(at.Norm, last * layer.Scale), steps);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexInSignature, MatrixInSignature, VoidMethod)]
    [Written("m")]
    [Length("m", 2, 2)]
    [Length("z", 2)]
    public static void MatrixAndComplexInPlace(double[,] m, Span<Complex> z, Complex turn)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = z[i] * turn + m[i, 1 - i];
            m[i, i] *= z[i].Imaginary;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, CompositeResult, MixedPrecision)]
    [Domain("points", 0.5, 1.5)]
    [Length("points", 3)]
    public static (double Sum, Vector2 Last) CenterOfSingles(Vector2[] points, float weight)
    {
        Vector2 sum = default;
        foreach (Vector2 point in points) sum += weight * point * point.X;
        return ((double)sum.X * sum.Y, sum);
    }

    private static double Activated(double x, Location at) => Math.Tanh(x * at.X) * at.Y;
}
