using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Functions of <see cref="Vector4"/> that work on each component by itself.</summary>
internal static partial class Vector4Functions
{
    public static Vector4 E() => New(MathF.E);

    public static Vector4 Epsilon() => New(float.Epsilon);

    public static Vector4 NaN() => New(float.NaN);

    public static Vector4 NegativeInfinity() => New(float.NegativeInfinity);

    public static Vector4 NegativeZero() => New(-0f);

    public static Vector4 Pi() => New(MathF.PI);

    public static Vector4 PositiveInfinity() => New(float.PositiveInfinity);

    public static Vector4 Tau() => New(MathF.Tau);

    public static Vector4 UnaryPlus(Vector4 a) => a;

    public static Vector4 Cos(Vector4 a) => Map(a, x => MathF.Cos(x));

    public static Vector4 Sin(Vector4 a) => Map(a, x => MathF.Sin(x));

    public static Vector4 Exp(Vector4 a) => Map(a, x => MathF.Exp(x));

    public static Vector4 Log(Vector4 a) => Map(a, x => MathF.Log(x));

    public static Vector4 Log2(Vector4 a) => Map(a, x => MathF.Log2(x));

    public static Vector4 DegreesToRadians(Vector4 a) => Map(a, x => float.DegreesToRadians(x));

    public static Vector4 RadiansToDegrees(Vector4 a) => Map(a, x => float.RadiansToDegrees(x));

    public static Vector4 Round(Vector4 a) => Map(a, x => MathF.Round(x));

    public static Vector4 Truncate(Vector4 a) => Map(a, x => MathF.Truncate(x));

    public static Vector4 Round(Vector4 a, MidpointRounding mode) => Map(a, x => MathF.Round(x, mode));

    public static (Vector4 Sin, Vector4 Cos) SinCos(Vector4 a) => (Sin(a), Cos(a));

    public static Vector4 CopySign(Vector4 a, Vector4 b) => Zip(a, b, (x, y) => MathF.CopySign(x, y));

    public static Vector4 Hypot(Vector4 a, Vector4 b) => Zip(a, b, (x, y) => float.Hypot(x, y));

    public static Vector4 MaxMagnitude(Vector4 a, Vector4 b) => Zip(a, b, (x, y) => MathF.MaxMagnitude(x, y));

    public static Vector4 MaxMagnitudeNumber(Vector4 a, Vector4 b) =>
        Zip(a, b, (x, y) => float.MaxMagnitudeNumber(x, y));

    public static Vector4 MaxNumber(Vector4 a, Vector4 b) => Zip(a, b, (x, y) => float.MaxNumber(x, y));

    public static Vector4 MinMagnitude(Vector4 a, Vector4 b) => Zip(a, b, (x, y) => MathF.MinMagnitude(x, y));

    public static Vector4 MinMagnitudeNumber(Vector4 a, Vector4 b) =>
        Zip(a, b, (x, y) => float.MinMagnitudeNumber(x, y));

    public static Vector4 MinNumber(Vector4 a, Vector4 b) => Zip(a, b, (x, y) => float.MinNumber(x, y));

    public static Vector4 FusedMultiplyAdd(Vector4 a, Vector4 b, Vector4 addend) => new Vector4(
        MathF.FusedMultiplyAdd(a.X, b.X, addend.X),
        MathF.FusedMultiplyAdd(a.Y, b.Y, addend.Y),
        MathF.FusedMultiplyAdd(a.Z, b.Z, addend.Z),
        MathF.FusedMultiplyAdd(a.W, b.W, addend.W));

    public static Vector4 Lerp(Vector4 a, Vector4 b, Vector4 amount) =>
        FusedMultiplyAdd(a, Subtraction(One(), amount), Multiply(b, amount));

    public static float Sum(Vector4 a) => a.X + a.Y + (a.Z + a.W);

    private static Vector4 Map(Vector4 a, Func<float, float> function) =>
        new Vector4(function(a.X), function(a.Y), function(a.Z), function(a.W));

    private static Vector4 Zip(Vector4 a, Vector4 b, Func<float, float, float> function) =>
        new Vector4(function(a.X, b.X), function(a.Y, b.Y), function(a.Z, b.Z), function(a.W, b.W));
}
