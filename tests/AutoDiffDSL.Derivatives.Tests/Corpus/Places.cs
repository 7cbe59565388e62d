using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Methods in types and with access of every kind.</summary>
public static partial class Places
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Place)]
    internal static double InternalMethod(double x) => x * PrivateMethod(x);

    [Differentiable(Modes = Modes.All)]
    [Feature(Place)]
    private static double PrivateMethod(double x) => Math.Sin(x) * x;

    /// <summary>A type inside a type.</summary>
    public static partial class Nested
    {
        [Differentiable(Modes = Modes.All)]
        [Feature(Place, HelperCall)]
        public static double InNestedType(double x) => PrivateMethod(x) + Expressions.Cubic(x);
    }

    /// <summary>A type with instances.</summary>
    internal sealed partial class NotStatic
    {
        private const double Factor = 2.5;

        [Differentiable(Modes = Modes.All)]
        [Feature(Place, Constants)]
        public static double StaticMethodOfAClass(double x) => Factor * x * x;
    }

    /// <summary>A value type.</summary>
    internal partial struct Value
    {
        [Differentiable(Modes = Modes.All)]
        [Feature(Place)]
        public static double StaticMethodOfAStruct(double x) => x / (1 + x * x);
    }
}
