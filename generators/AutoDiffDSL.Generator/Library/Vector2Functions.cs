using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Stands for <see cref="Vector2"/>.</summary>
internal static partial class Vector2Functions
{
    public static Vector2 Zero() => new Vector2(0, 0);

    public static Vector2 One() => new Vector2(1, 1);

    public static Vector2 UnitX() => new Vector2(1, 0);

    public static Vector2 UnitY() => new Vector2(0, 1);

    public static Vector2 New(float value) => new Vector2(value, value);

    public static Vector2 UnaryNegation(Vector2 a) => new Vector2(-a.X, -a.Y);

    public static Vector2 Negate(Vector2 a) => new Vector2(-a.X, -a.Y);

    public static Vector2 Addition(Vector2 a, Vector2 b) => new Vector2(a.X + b.X, a.Y + b.Y);

    public static Vector2 Add(Vector2 a, Vector2 b) => new Vector2(a.X + b.X, a.Y + b.Y);

    public static Vector2 Subtraction(Vector2 a, Vector2 b) => new Vector2(a.X - b.X, a.Y - b.Y);

    public static Vector2 Subtract(Vector2 a, Vector2 b) => new Vector2(a.X - b.X, a.Y - b.Y);

    public static Vector2 Multiply(Vector2 a, Vector2 b) => new Vector2(a.X * b.X, a.Y * b.Y);

    public static Vector2 Multiply(Vector2 a, float b) => new Vector2(a.X * b, a.Y * b);

    public static Vector2 Multiply(float a, Vector2 b) => new Vector2(a * b.X, a * b.Y);

    public static Vector2 Division(Vector2 a, Vector2 b) => new Vector2(a.X / b.X, a.Y / b.Y);

    public static Vector2 Division(Vector2 a, float b) => new Vector2(a.X / b, a.Y / b);

    public static Vector2 Divide(Vector2 a, Vector2 b) => new Vector2(a.X / b.X, a.Y / b.Y);

    public static Vector2 Divide(Vector2 a, float b) => new Vector2(a.X / b, a.Y / b);

    public static bool Equality(Vector2 a, Vector2 b) => a.X == b.X && a.Y == b.Y;

    public static bool Inequality(Vector2 a, Vector2 b) => a.X != b.X || a.Y != b.Y;

    public static float Dot(Vector2 a, Vector2 b) => a.X * b.X + a.Y * b.Y;

    public static float LengthSquared(Vector2 a) => Dot(a, a);

    public static float Length(Vector2 a) => MathF.Sqrt(Dot(a, a));

    public static float DistanceSquared(Vector2 a, Vector2 b) => LengthSquared(Subtraction(a, b));

    public static float Distance(Vector2 a, Vector2 b) => Length(Subtraction(a, b));

    public static Vector2 Normalize(Vector2 a) => Division(a, Length(a));

    public static Vector2 Abs(Vector2 a) => new Vector2(
        MathF.Abs(a.X),
        MathF.Abs(a.Y));

    public static Vector2 SquareRoot(Vector2 a) => new Vector2(
        MathF.Sqrt(a.X),
        MathF.Sqrt(a.Y));

    public static Vector2 Min(Vector2 a, Vector2 b) => new Vector2(
        MathF.Min(a.X, b.X),
        MathF.Min(a.Y, b.Y));

    public static Vector2 Max(Vector2 a, Vector2 b) => new Vector2(
        MathF.Max(a.X, b.X),
        MathF.Max(a.Y, b.Y));

    public static Vector2 Clamp(Vector2 a, Vector2 min, Vector2 max) => new Vector2(
        MathF.Min(MathF.Max(a.X, min.X), max.X),
        MathF.Min(MathF.Max(a.Y, min.Y), max.Y));

    public static Vector2 Lerp(Vector2 a, Vector2 b, float amount) => new Vector2(
        MathF.FusedMultiplyAdd(a.X, 1 - amount, b.X * amount),
        MathF.FusedMultiplyAdd(a.Y, 1 - amount, b.Y * amount));

    public static Vector2 Reflect(Vector2 a, Vector2 normal)
    {
        float scale = -2 * Dot(a, normal);
        return new Vector2(
            MathF.FusedMultiplyAdd(scale, normal.X, a.X),
            MathF.FusedMultiplyAdd(scale, normal.Y, a.Y));
    }

    public static float Cross(Vector2 a, Vector2 b) => a.X * b.Y - a.Y * b.X;

    public static Vector2 Transform(Vector2 a, Quaternion rotation)
    {
        Vector4 turned = Vector4Functions.Transform(a, rotation);
        return new Vector2(turned.X, turned.Y);
    }
}
