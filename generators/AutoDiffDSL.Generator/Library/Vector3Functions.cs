using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Stands for <see cref="Vector3"/>.</summary>
internal static partial class Vector3Functions
{
    public static Vector3 Zero() => new Vector3(0, 0, 0);

    public static Vector3 One() => new Vector3(1, 1, 1);

    public static Vector3 UnitX() => new Vector3(1, 0, 0);

    public static Vector3 UnitY() => new Vector3(0, 1, 0);

    public static Vector3 UnitZ() => new Vector3(0, 0, 1);

    public static Vector3 New(float value) => new Vector3(value, value, value);

    public static Vector3 New(Vector2 value, float z) => new Vector3(value.X, value.Y, z);

    public static Vector3 UnaryNegation(Vector3 a) => new Vector3(-a.X, -a.Y, -a.Z);

    public static Vector3 Negate(Vector3 a) => new Vector3(-a.X, -a.Y, -a.Z);

    public static Vector3 Addition(Vector3 a, Vector3 b) => new Vector3(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector3 Add(Vector3 a, Vector3 b) => new Vector3(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector3 Subtraction(Vector3 a, Vector3 b) => new Vector3(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector3 Subtract(Vector3 a, Vector3 b) => new Vector3(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector3 Multiply(Vector3 a, Vector3 b) => new Vector3(a.X * b.X, a.Y * b.Y, a.Z * b.Z);

    public static Vector3 Multiply(Vector3 a, float b) => new Vector3(a.X * b, a.Y * b, a.Z * b);

    public static Vector3 Multiply(float a, Vector3 b) => new Vector3(a * b.X, a * b.Y, a * b.Z);

    public static Vector3 Division(Vector3 a, Vector3 b) => new Vector3(a.X / b.X, a.Y / b.Y, a.Z / b.Z);

    public static Vector3 Division(Vector3 a, float b) => new Vector3(a.X / b, a.Y / b, a.Z / b);

    public static Vector3 Divide(Vector3 a, Vector3 b) => new Vector3(a.X / b.X, a.Y / b.Y, a.Z / b.Z);

    public static Vector3 Divide(Vector3 a, float b) => new Vector3(a.X / b, a.Y / b, a.Z / b);

    public static bool Equality(Vector3 a, Vector3 b) => a.X == b.X && a.Y == b.Y && a.Z == b.Z;

    public static bool Inequality(Vector3 a, Vector3 b) => a.X != b.X || a.Y != b.Y || a.Z != b.Z;

    public static float Dot(Vector3 a, Vector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    public static float LengthSquared(Vector3 a) => Dot(a, a);

    public static float Length(Vector3 a) => MathF.Sqrt(Dot(a, a));

    public static float DistanceSquared(Vector3 a, Vector3 b) => LengthSquared(Subtraction(a, b));

    public static float Distance(Vector3 a, Vector3 b) => Length(Subtraction(a, b));

    public static Vector3 Normalize(Vector3 a) => Division(a, Length(a));

    public static Vector3 Cross(Vector3 a, Vector3 b) =>
        new Vector3(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    public static Vector3 Abs(Vector3 a) => new Vector3(
        MathF.Abs(a.X),
        MathF.Abs(a.Y),
        MathF.Abs(a.Z));

    public static Vector3 SquareRoot(Vector3 a) => new Vector3(
        MathF.Sqrt(a.X),
        MathF.Sqrt(a.Y),
        MathF.Sqrt(a.Z));

    public static Vector3 Min(Vector3 a, Vector3 b) => new Vector3(
        MathF.Min(a.X, b.X),
        MathF.Min(a.Y, b.Y),
        MathF.Min(a.Z, b.Z));

    public static Vector3 Max(Vector3 a, Vector3 b) => new Vector3(
        MathF.Max(a.X, b.X),
        MathF.Max(a.Y, b.Y),
        MathF.Max(a.Z, b.Z));

    public static Vector3 Clamp(Vector3 a, Vector3 min, Vector3 max) => new Vector3(
        MathF.Min(MathF.Max(a.X, min.X), max.X),
        MathF.Min(MathF.Max(a.Y, min.Y), max.Y),
        MathF.Min(MathF.Max(a.Z, min.Z), max.Z));

    public static Vector3 Lerp(Vector3 a, Vector3 b, float amount) => new Vector3(
        MathF.FusedMultiplyAdd(a.X, 1 - amount, b.X * amount),
        MathF.FusedMultiplyAdd(a.Y, 1 - amount, b.Y * amount),
        MathF.FusedMultiplyAdd(a.Z, 1 - amount, b.Z * amount));

    public static Vector3 Reflect(Vector3 a, Vector3 normal)
    {
        float scale = -2 * Dot(a, normal);
        return new Vector3(
            MathF.FusedMultiplyAdd(scale, normal.X, a.X),
            MathF.FusedMultiplyAdd(scale, normal.Y, a.Y),
            MathF.FusedMultiplyAdd(scale, normal.Z, a.Z));
    }

    // The vector with a fourth component of one, turned as a quaternion.
    public static Vector3 Transform(Vector3 a, Quaternion rotation)
    {
        Quaternion turned = QuaternionFunctions.Multiply(
            rotation,
            QuaternionFunctions.Multiply(
                new Quaternion(a.X, a.Y, a.Z, 1), QuaternionFunctions.Conjugate(rotation)));
        return new Vector3(turned.X, turned.Y, turned.Z);
    }
}
