using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for members of <see cref="double"/> that are no operations.</summary>
internal static class DoubleFunctions
{
    public static (double SinPi, double CosPi) SinCosPi(double x) => (double.SinPi(x), double.CosPi(x));

    public static (double Sin, double Cos) SinCos(double x) => (double.Sin(x), double.Cos(x));

    public static double Round(double x, MidpointRounding mode) => Math.Round(x, mode);

    public static double Round(double x, int digits, MidpointRounding mode) => Math.Round(x, digits, mode);

    // NaN is equal to itself here, and comes before all numbers.
    public static bool Equals(double a, double b) => a == b || (double.IsNaN(a) && double.IsNaN(b));

    public static int CompareTo(double a, double b) =>
        a < b ? -1
        : a > b ? 1
        : a == b ? 0
        : !double.IsNaN(a) ? 1
        : double.IsNaN(b) ? 0
        : -1;
}
