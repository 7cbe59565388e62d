using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Methods of one name: their derivatives are overloads too.</summary>
public static partial class Overloads
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Overload)]
    public static double Square(double x) => x * x;

    [Differentiable(Modes = Modes.All)]
    [Feature(Overload, SinglePrecision)]
    public static float Square(float x) => x * x;

    [Differentiable(Modes = Modes.All)]
    [Feature(Overload)]
    public static double Square(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Square(x[i]);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Overload)]
    public static double Square(double x, double y) => Square(x) * Square(y) + Square(x - y);
}
