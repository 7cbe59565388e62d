using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Structs, tuples and matrices of a number type that is left open.</summary>
public static partial class OpenComposites
{
    public readonly record struct Polar<T>(T Radius, T Angle)
        where T : IFloatingPointIeee754<T>
    {
        public T X => Radius * T.Cos(Angle);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStructInSignature)]
    public static T PairInOrder<T>(Pair<T> pair, T scale)
        where T : IFloatingPointIeee754<T> => pair.Swapped.First * pair.First * scale + T.Sin(pair.Second);

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStructInSignature, CompositeResult)]
    public static (T X, Polar<T> Next) Turned<T>(Polar<T> polar, T by)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < 3; i++) polar = new Polar<T>(polar.Radius * by, polar.Angle + by);
        return (polar.X, polar);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStructInSignature, StructBufferInSignature, MatrixInSignature)]
    [Length("pairs", 2)]
    [Length("m", 2, 2)]
    public static T PairsAndMatrix<T>(ReadOnlySpan<Pair<T>> pairs, T[,] m)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < pairs.Length; i++) sum += Product(pairs[i]) * m[i, 0] * m[1, i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStructInSignature, TupleInSignature, RefParameter)]
    [Length("values", 3)]
    public static void TupleByReferenceOfOpenType<T>(ref (T A, T B) t, Span<(T Value, int N)> values)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i].Value *= t.A;
            t.B += values[i].Value * t.A;
        }
    }

    private static T Product<T>(Pair<T> pair)
        where T : IFloatingPointIeee754<T> => pair.First * pair.Second * pair.Second;
}
