using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for members of <see cref="float"/> that are no operations.</summary>
internal static class SingleFunctions
{
    public static (float SinPi, float CosPi) SinCosPi(float x) => (float.SinPi(x), float.CosPi(x));

    public static (float Sin, float Cos) SinCos(float x) => (float.Sin(x), float.Cos(x));

    public static float Round(float x, MidpointRounding mode) => MathF.Round(x, mode);

    public static float Round(float x, int digits, MidpointRounding mode) => MathF.Round(x, digits, mode);

    // NaN is equal to itself here, and comes before all numbers.
    public static bool Equals(float a, float b) => a == b || (float.IsNaN(a) && float.IsNaN(b));

    public static int CompareTo(float a, float b) =>
        a < b ? -1
        : a > b ? 1
        : a == b ? 0
        : !float.IsNaN(a) ? 1
        : float.IsNaN(b) ? 0
        : -1;
}
