using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Stands for <see cref="Vector4"/>.</summary>
internal static partial class Vector4Functions
{
    public static Vector4 Zero() => new Vector4(0, 0, 0, 0);

    public static Vector4 One() => new Vector4(1, 1, 1, 1);

    public static Vector4 UnitX() => new Vector4(1, 0, 0, 0);

    public static Vector4 UnitY() => new Vector4(0, 1, 0, 0);

    public static Vector4 UnitZ() => new Vector4(0, 0, 1, 0);

    public static Vector4 UnitW() => new Vector4(0, 0, 0, 1);

    public static Vector4 New(float value) => new Vector4(value, value, value, value);

    public static Vector4 New(Vector2 value, float z, float w) => new Vector4(value.X, value.Y, z, w);

    public static Vector4 New(Vector3 value, float w) => new Vector4(value.X, value.Y, value.Z, w);

    public static Vector4 UnaryNegation(Vector4 a) => new Vector4(-a.X, -a.Y, -a.Z, -a.W);

    public static Vector4 Negate(Vector4 a) => new Vector4(-a.X, -a.Y, -a.Z, -a.W);

    public static Vector4 Addition(Vector4 a, Vector4 b) => new Vector4(a.X + b.X, a.Y + b.Y, a.Z + b.Z, a.W + b.W);

    public static Vector4 Add(Vector4 a, Vector4 b) => new Vector4(a.X + b.X, a.Y + b.Y, a.Z + b.Z, a.W + b.W);

    public static Vector4 Subtraction(Vector4 a, Vector4 b) =>
        new Vector4(a.X - b.X, a.Y - b.Y, a.Z - b.Z, a.W - b.W);

    public static Vector4 Subtract(Vector4 a, Vector4 b) => new Vector4(a.X - b.X, a.Y - b.Y, a.Z - b.Z, a.W - b.W);

    public static Vector4 Multiply(Vector4 a, Vector4 b) => new Vector4(a.X * b.X, a.Y * b.Y, a.Z * b.Z, a.W * b.W);

    public static Vector4 Multiply(Vector4 a, float b) => new Vector4(a.X * b, a.Y * b, a.Z * b, a.W * b);

    public static Vector4 Multiply(float a, Vector4 b) => new Vector4(a * b.X, a * b.Y, a * b.Z, a * b.W);

    public static Vector4 Division(Vector4 a, Vector4 b) => new Vector4(a.X / b.X, a.Y / b.Y, a.Z / b.Z, a.W / b.W);

    public static Vector4 Division(Vector4 a, float b) => new Vector4(a.X / b, a.Y / b, a.Z / b, a.W / b);

    public static Vector4 Divide(Vector4 a, Vector4 b) => new Vector4(a.X / b.X, a.Y / b.Y, a.Z / b.Z, a.W / b.W);

    public static Vector4 Divide(Vector4 a, float b) => new Vector4(a.X / b, a.Y / b, a.Z / b, a.W / b);

    public static bool Equality(Vector4 a, Vector4 b) => a.X == b.X && a.Y == b.Y && a.Z == b.Z && a.W == b.W;

    public static bool Inequality(Vector4 a, Vector4 b) => a.X != b.X || a.Y != b.Y || a.Z != b.Z || a.W != b.W;

    public static float Dot(Vector4 a, Vector4 b) => a.X * b.X + a.Y * b.Y + (a.Z * b.Z + a.W * b.W);

    public static float LengthSquared(Vector4 a) => Dot(a, a);

    public static float Length(Vector4 a) => MathF.Sqrt(Dot(a, a));

    public static float DistanceSquared(Vector4 a, Vector4 b) => LengthSquared(Subtraction(a, b));

    public static float Distance(Vector4 a, Vector4 b) => Length(Subtraction(a, b));

    public static Vector4 Normalize(Vector4 a) => Division(a, Length(a));

    public static Vector4 Abs(Vector4 a) => new Vector4(
        MathF.Abs(a.X),
        MathF.Abs(a.Y),
        MathF.Abs(a.Z),
        MathF.Abs(a.W));

    public static Vector4 SquareRoot(Vector4 a) => new Vector4(
        MathF.Sqrt(a.X),
        MathF.Sqrt(a.Y),
        MathF.Sqrt(a.Z),
        MathF.Sqrt(a.W));

    public static Vector4 Min(Vector4 a, Vector4 b) => new Vector4(
        MathF.Min(a.X, b.X),
        MathF.Min(a.Y, b.Y),
        MathF.Min(a.Z, b.Z),
        MathF.Min(a.W, b.W));

    public static Vector4 Max(Vector4 a, Vector4 b) => new Vector4(
        MathF.Max(a.X, b.X),
        MathF.Max(a.Y, b.Y),
        MathF.Max(a.Z, b.Z),
        MathF.Max(a.W, b.W));

    public static Vector4 Clamp(Vector4 a, Vector4 min, Vector4 max) => new Vector4(
        MathF.Min(MathF.Max(a.X, min.X), max.X),
        MathF.Min(MathF.Max(a.Y, min.Y), max.Y),
        MathF.Min(MathF.Max(a.Z, min.Z), max.Z),
        MathF.Min(MathF.Max(a.W, min.W), max.W));

    public static Vector4 Lerp(Vector4 a, Vector4 b, float amount) => new Vector4(
        MathF.FusedMultiplyAdd(a.X, 1 - amount, b.X * amount),
        MathF.FusedMultiplyAdd(a.Y, 1 - amount, b.Y * amount),
        MathF.FusedMultiplyAdd(a.Z, 1 - amount, b.Z * amount),
        MathF.FusedMultiplyAdd(a.W, 1 - amount, b.W * amount));

    public static Vector4 Cross(Vector4 a, Vector4 b) => new Vector4(
        MathF.FusedMultiplyAdd(a.Y, b.Z, -(a.Z * b.Y)),
        MathF.FusedMultiplyAdd(a.Z, b.X, -(a.X * b.Z)),
        MathF.FusedMultiplyAdd(a.X, b.Y, -(a.Y * b.X)),
        a.W * b.W);

    public static Vector4 Transform(Vector2 a, Quaternion rotation) =>
        Transform(new Vector4(a.X, a.Y, 0, 1), rotation);

    public static Vector4 Transform(Vector3 a, Quaternion rotation) =>
        Transform(new Vector4(a.X, a.Y, a.Z, 1), rotation);

    public static Vector4 Transform(Vector4 a, Quaternion rotation)
    {
        Quaternion turned = QuaternionFunctions.Multiply(
            rotation,
            QuaternionFunctions.Multiply(
                new Quaternion(a.X, a.Y, a.Z, a.W), QuaternionFunctions.Conjugate(rotation)));
        return new Vector4(turned.X, turned.Y, turned.Z, turned.W);
    }
}
