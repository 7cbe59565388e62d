using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for members of <see cref="Math"/> that give several results.</summary>
internal static class MathFunctions
{
    public static (double Sin, double Cos) SinCos(double x) => (Math.Sin(x), Math.Cos(x));

    public static (int Quotient, int Remainder) DivRem(int left, int right) => (left / right, left % right);

    public static (long Quotient, long Remainder) DivRem(long left, long right) => (left / right, left % right);
}

/// <summary>Stands for members of <see cref="MathF"/> that give several results.</summary>
internal static class MathFFunctions
{
    public static (float Sin, float Cos) SinCos(float x) => (MathF.Sin(x), MathF.Cos(x));
}

/// <summary>Stands for members of <see cref="double"/> that give several results.</summary>
internal static class DoubleFunctions
{
    public static (double SinPi, double CosPi) SinCosPi(double x) => (double.SinPi(x), double.CosPi(x));

    public static (double Sin, double Cos) SinCos(double x) => (double.Sin(x), double.Cos(x));
}

/// <summary>Stands for members of <see cref="float"/> that give several results.</summary>
internal static class SingleFunctions
{
    public static (float SinPi, float CosPi) SinCosPi(float x) => (float.SinPi(x), float.CosPi(x));

    public static (float Sin, float Cos) SinCos(float x) => (float.Sin(x), float.Cos(x));
}
