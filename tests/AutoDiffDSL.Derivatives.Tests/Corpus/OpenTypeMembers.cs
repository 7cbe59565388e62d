using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Attributed methods of a type that leaves its number type open.</summary>
/// <typeparam name="T">The numbers.</typeparam>
public static partial class OpenTypeMembers<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [Differentiable(Modes = Modes.All)]
    [Feature(OpenType, Place)]
    public static T Kinetic(T mass, ReadOnlySpan<T> velocity)
    {
        T sum = T.Zero;
        for (int i = 0; i < velocity.Length; i++) sum += velocity[i] * velocity[i];
        return mass * sum / Two;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OpenType, MutationInLoop)]
    public static T Chain(ReadOnlySpan<T> x)
    {
        T value = x[0];
        for (int i = 1; i < x.Length; i++) value = T.Sin(value) * x[i] + value;
        return value;
    }

    private static T Two => T.One + T.One;
}
