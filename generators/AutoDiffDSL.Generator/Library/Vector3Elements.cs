using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Functions of <see cref="Vector3"/> that work on each component by itself.</summary>
internal static partial class Vector3Functions
{
    public static Vector3 E() => New(MathF.E);

    public static Vector3 Epsilon() => New(float.Epsilon);

    public static Vector3 NaN() => New(float.NaN);

    public static Vector3 NegativeInfinity() => New(float.NegativeInfinity);

    public static Vector3 NegativeZero() => New(-0f);

    public static Vector3 Pi() => New(MathF.PI);

    public static Vector3 PositiveInfinity() => New(float.PositiveInfinity);

    public static Vector3 Tau() => New(MathF.Tau);

    public static Vector3 UnaryPlus(Vector3 a) => a;

    public static Vector3 Cos(Vector3 a) => Map(a, x => MathF.Cos(x));

    public static Vector3 Sin(Vector3 a) => Map(a, x => MathF.Sin(x));

    public static Vector3 Exp(Vector3 a) => Map(a, x => MathF.Exp(x));

    public static Vector3 Log(Vector3 a) => Map(a, x => MathF.Log(x));

    public static Vector3 Log2(Vector3 a) => Map(a, x => MathF.Log2(x));

    public static Vector3 DegreesToRadians(Vector3 a) => Map(a, x => float.DegreesToRadians(x));

    public static Vector3 RadiansToDegrees(Vector3 a) => Map(a, x => float.RadiansToDegrees(x));

    public static Vector3 Round(Vector3 a) => Map(a, x => MathF.Round(x));

    public static Vector3 Truncate(Vector3 a) => Map(a, x => MathF.Truncate(x));

    public static Vector3 Round(Vector3 a, MidpointRounding mode) => Map(a, x => MathF.Round(x, mode));

    public static (Vector3 Sin, Vector3 Cos) SinCos(Vector3 a) => (Sin(a), Cos(a));

    public static Vector3 CopySign(Vector3 a, Vector3 b) => Zip(a, b, (x, y) => MathF.CopySign(x, y));

    public static Vector3 Hypot(Vector3 a, Vector3 b) => Zip(a, b, (x, y) => float.Hypot(x, y));

    public static Vector3 MaxMagnitude(Vector3 a, Vector3 b) => Zip(a, b, (x, y) => MathF.MaxMagnitude(x, y));

    public static Vector3 MaxMagnitudeNumber(Vector3 a, Vector3 b) =>
        Zip(a, b, (x, y) => float.MaxMagnitudeNumber(x, y));

    public static Vector3 MaxNumber(Vector3 a, Vector3 b) => Zip(a, b, (x, y) => float.MaxNumber(x, y));

    public static Vector3 MinMagnitude(Vector3 a, Vector3 b) => Zip(a, b, (x, y) => MathF.MinMagnitude(x, y));

    public static Vector3 MinMagnitudeNumber(Vector3 a, Vector3 b) =>
        Zip(a, b, (x, y) => float.MinMagnitudeNumber(x, y));

    public static Vector3 MinNumber(Vector3 a, Vector3 b) => Zip(a, b, (x, y) => float.MinNumber(x, y));

    public static Vector3 FusedMultiplyAdd(Vector3 a, Vector3 b, Vector3 addend) => new Vector3(
        MathF.FusedMultiplyAdd(a.X, b.X, addend.X),
        MathF.FusedMultiplyAdd(a.Y, b.Y, addend.Y),
        MathF.FusedMultiplyAdd(a.Z, b.Z, addend.Z));

    public static Vector3 Lerp(Vector3 a, Vector3 b, Vector3 amount) =>
        FusedMultiplyAdd(a, Subtraction(One(), amount), Multiply(b, amount));

    public static float Sum(Vector3 a) => a.X + a.Y + a.Z;

    private static Vector3 Map(Vector3 a, Func<float, float> function) =>
        new Vector3(function(a.X), function(a.Y), function(a.Z));

    private static Vector3 Zip(Vector3 a, Vector3 b, Func<float, float, float> function) =>
        new Vector3(function(a.X, b.X), function(a.Y, b.Y), function(a.Z, b.Z));
}
