using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Arrays as results.</summary>
public static partial class ArrayResults
{
    [Differentiable(Modes = Modes.All)]
    [Feature(ArrayResult)]
    [Length("x", 4)]
    [Returns(4)]
    public static double[] SquaresOf(ReadOnlySpan<double> x, double scale)
    {
        var squares = new double[x.Length];
        for (int i = 0; i < x.Length; i++) squares[i] = scale * x[i] * x[i];
        return squares;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ArrayResult)]
    [Length("x", 3)]
    [Returns(3)]
    public static double[] PowersInPlace(double[] x, double y)
    {
        double[] powers = new double[3];
        powers[0] = y;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * x[i];
            powers[i - 1] += powers[i] * powers[i];
        }

        return powers;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ArrayResult)]
    [Length("x", 3)]
    [Returns(3)]
    public static double[] ParameterOrItsMirror(double[] x, double threshold)
    {
        if (threshold > 5) return x;
        double[] mirror = [x[2] * threshold, x[1], x[0] * x[0]];
        return mirror;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ArrayResult, SinglePrecision)]
    [Returns(2)]
    public static float[] SinglesWithConstant(float x, float y) => [x * y * y, 3];

    [Differentiable(Modes = Modes.All)]
    [Feature(ArrayResult)]
    [Length("x", 3)]
    [Returns(3)]
    public static double[] IteratedBuffers(ReadOnlySpan<double> x, double step)
    {
        double[] current = x.ToArray();
        double[] next = new double[3];
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < 3; i++) next[i] = current[i] + step * current[(i + 1) % 3] * current[i];
            (current, next) = (next, current);
        }

        return current;
    }
}
