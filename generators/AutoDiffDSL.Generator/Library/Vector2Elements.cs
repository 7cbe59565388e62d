using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Functions of <see cref="Vector2"/> that work on each component by itself.</summary>
internal static partial class Vector2Functions
{
    public static Vector2 E() => New(MathF.E);

    public static Vector2 Epsilon() => New(float.Epsilon);

    public static Vector2 NaN() => New(float.NaN);

    public static Vector2 NegativeInfinity() => New(float.NegativeInfinity);

    public static Vector2 NegativeZero() => New(-0f);

    public static Vector2 Pi() => New(MathF.PI);

    public static Vector2 PositiveInfinity() => New(float.PositiveInfinity);

    public static Vector2 Tau() => New(MathF.Tau);

    public static Vector2 UnaryPlus(Vector2 a) => a;

    public static Vector2 Cos(Vector2 a) => Map(a, x => MathF.Cos(x));

    public static Vector2 Sin(Vector2 a) => Map(a, x => MathF.Sin(x));

    public static Vector2 Exp(Vector2 a) => Map(a, x => MathF.Exp(x));

    public static Vector2 Log(Vector2 a) => Map(a, x => MathF.Log(x));

    public static Vector2 Log2(Vector2 a) => Map(a, x => MathF.Log2(x));

    public static Vector2 DegreesToRadians(Vector2 a) => Map(a, x => float.DegreesToRadians(x));

    public static Vector2 RadiansToDegrees(Vector2 a) => Map(a, x => float.RadiansToDegrees(x));

    public static Vector2 Round(Vector2 a) => Map(a, x => MathF.Round(x));

    public static Vector2 Truncate(Vector2 a) => Map(a, x => MathF.Truncate(x));

    public static Vector2 Round(Vector2 a, MidpointRounding mode) => Map(a, x => MathF.Round(x, mode));

    public static (Vector2 Sin, Vector2 Cos) SinCos(Vector2 a) => (Sin(a), Cos(a));

    public static Vector2 CopySign(Vector2 a, Vector2 b) => Zip(a, b, (x, y) => MathF.CopySign(x, y));

    public static Vector2 Hypot(Vector2 a, Vector2 b) => Zip(a, b, (x, y) => float.Hypot(x, y));

    public static Vector2 MaxMagnitude(Vector2 a, Vector2 b) => Zip(a, b, (x, y) => MathF.MaxMagnitude(x, y));

    public static Vector2 MaxMagnitudeNumber(Vector2 a, Vector2 b) =>
        Zip(a, b, (x, y) => float.MaxMagnitudeNumber(x, y));

    public static Vector2 MaxNumber(Vector2 a, Vector2 b) => Zip(a, b, (x, y) => float.MaxNumber(x, y));

    public static Vector2 MinMagnitude(Vector2 a, Vector2 b) => Zip(a, b, (x, y) => MathF.MinMagnitude(x, y));

    public static Vector2 MinMagnitudeNumber(Vector2 a, Vector2 b) =>
        Zip(a, b, (x, y) => float.MinMagnitudeNumber(x, y));

    public static Vector2 MinNumber(Vector2 a, Vector2 b) => Zip(a, b, (x, y) => float.MinNumber(x, y));

    public static Vector2 FusedMultiplyAdd(Vector2 a, Vector2 b, Vector2 addend) => new Vector2(
        MathF.FusedMultiplyAdd(a.X, b.X, addend.X),
        MathF.FusedMultiplyAdd(a.Y, b.Y, addend.Y));

    public static Vector2 Lerp(Vector2 a, Vector2 b, Vector2 amount) =>
        FusedMultiplyAdd(a, Subtraction(One(), amount), Multiply(b, amount));

    public static float Sum(Vector2 a) => a.X + a.Y;

    private static Vector2 Map(Vector2 a, Func<float, float> function) =>
        new Vector2(function(a.X), function(a.Y));

    private static Vector2 Zip(Vector2 a, Vector2 b, Func<float, float, float> function) =>
        new Vector2(function(a.X, b.X), function(a.Y, b.Y));
}
