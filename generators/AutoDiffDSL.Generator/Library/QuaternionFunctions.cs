using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Stands for <see cref="Quaternion"/>.</summary>
internal static class QuaternionFunctions
{
    public static Quaternion Identity() => new Quaternion(0, 0, 0, 1);

    public static Quaternion Zero() => new Quaternion(0, 0, 0, 0);

    public static Quaternion New(Vector3 vector, float scalar) =>
        new Quaternion(vector.X, vector.Y, vector.Z, scalar);

    public static Quaternion UnaryNegation(Quaternion a) => new Quaternion(-a.X, -a.Y, -a.Z, -a.W);

    public static Quaternion Negate(Quaternion a) => new Quaternion(-a.X, -a.Y, -a.Z, -a.W);

    public static Quaternion Addition(Quaternion a, Quaternion b) =>
        new Quaternion(a.X + b.X, a.Y + b.Y, a.Z + b.Z, a.W + b.W);

    public static Quaternion Add(Quaternion a, Quaternion b) =>
        new Quaternion(a.X + b.X, a.Y + b.Y, a.Z + b.Z, a.W + b.W);

    public static Quaternion Subtraction(Quaternion a, Quaternion b) =>
        new Quaternion(a.X - b.X, a.Y - b.Y, a.Z - b.Z, a.W - b.W);

    public static Quaternion Subtract(Quaternion a, Quaternion b) =>
        new Quaternion(a.X - b.X, a.Y - b.Y, a.Z - b.Z, a.W - b.W);

    public static Quaternion Multiply(Quaternion a, Quaternion b) => new Quaternion(
        a.W * b.X + a.X * b.W + a.Y * b.Z - a.Z * b.Y,
        a.W * b.Y - a.X * b.Z + a.Y * b.W + a.Z * b.X,
        a.W * b.Z + a.X * b.Y - a.Y * b.X + a.Z * b.W,
        a.W * b.W - a.X * b.X - a.Y * b.Y - a.Z * b.Z);

    public static Quaternion Multiply(Quaternion a, float b) => new Quaternion(a.X * b, a.Y * b, a.Z * b, a.W * b);

    public static Quaternion Division(Quaternion a, Quaternion b) => Multiply(a, Inverse(b));

    public static Quaternion Divide(Quaternion a, Quaternion b) => Multiply(a, Inverse(b));

    public static Quaternion Concatenate(Quaternion a, Quaternion b) => Multiply(b, a);

    public static bool Equality(Quaternion a, Quaternion b) =>
        a.X == b.X && a.Y == b.Y && a.Z == b.Z && a.W == b.W;

    public static bool Inequality(Quaternion a, Quaternion b) =>
        a.X != b.X || a.Y != b.Y || a.Z != b.Z || a.W != b.W;

    public static bool IsIdentity(Quaternion a) => Equality(a, Identity());

    public static float Dot(Quaternion a, Quaternion b) => a.X * b.X + a.Y * b.Y + (a.Z * b.Z + a.W * b.W);

    public static float LengthSquared(Quaternion a) => Dot(a, a);

    public static float Length(Quaternion a) => MathF.Sqrt(Dot(a, a));

    public static Quaternion Conjugate(Quaternion a) => new Quaternion(-a.X, -a.Y, -a.Z, a.W);

    public static Quaternion Normalize(Quaternion a)
    {
        float length = Length(a);
        return new Quaternion(a.X / length, a.Y / length, a.Z / length, a.W / length);
    }

    public static Quaternion Inverse(Quaternion a)
    {
        float square = LengthSquared(a);
        return new Quaternion(-a.X / square, -a.Y / square, -a.Z / square, a.W / square);
    }

    public static Quaternion CreateFromAxisAngle(Vector3 axis, float angle)
    {
        float half = angle * 0.5f;
        float sin = MathF.Sin(half);
        return new Quaternion(axis.X * sin, axis.Y * sin, axis.Z * sin, MathF.Cos(half));
    }

    // Shoemake, Animating Rotation with Quaternion Curves, SIGGRAPH 1985
    public static Quaternion Slerp(Quaternion a, Quaternion b, float amount)
    {
        float cos = Dot(a, b);
        float sign = 1;
        if (cos < 0)
        {
            cos = -cos;
            sign = -1;
        }

        float first;
        float second;
        if (cos > 1 - 1e-6f)
        {
            first = 1 - amount;
            second = amount * sign;
        }
        else
        {
            float angle = MathF.Acos(cos);
            float inverse = 1 / MathF.Sin(angle);
            first = MathF.Sin((1 - amount) * angle) * inverse;
            second = MathF.Sin(amount * angle) * inverse * sign;
        }

        return new Quaternion(
            first * a.X + second * b.X,
            first * a.Y + second * b.Y,
            first * a.Z + second * b.Z,
            first * a.W + second * b.W);
    }

    public static Quaternion Lerp(Quaternion a, Quaternion b, float amount)
    {
        float sign = Dot(a, b) >= 0 ? 1 : -1;
        float rest = 1 - amount;
        return Normalize(new Quaternion(
            MathF.FusedMultiplyAdd(a.X, rest, sign * b.X * amount),
            MathF.FusedMultiplyAdd(a.Y, rest, sign * b.Y * amount),
            MathF.FusedMultiplyAdd(a.Z, rest, sign * b.Z * amount),
            MathF.FusedMultiplyAdd(a.W, rest, sign * b.W * amount)));
    }

    public static Quaternion CreateFromYawPitchRoll(float yaw, float pitch, float roll)
    {
        (float sinRoll, float cosRoll) = MathF.SinCos(roll * 0.5f);
        (float sinPitch, float cosPitch) = MathF.SinCos(pitch * 0.5f);
        (float sinYaw, float cosYaw) = MathF.SinCos(yaw * 0.5f);
        return new Quaternion(
            cosYaw * sinPitch * cosRoll + sinYaw * cosPitch * sinRoll,
            sinYaw * cosPitch * cosRoll - cosYaw * sinPitch * sinRoll,
            cosYaw * cosPitch * sinRoll - sinYaw * sinPitch * cosRoll,
            cosYaw * cosPitch * cosRoll + sinYaw * sinPitch * sinRoll);
    }

    public static Quaternion Create(float x, float y, float z, float w) => new Quaternion(x, y, z, w);

    public static Quaternion Create(Vector3 vectorPart, float scalarPart) => New(vectorPart, scalarPart);

    public static bool Equals(Quaternion a, Quaternion b) =>
        a.X.Equals(b.X) && a.Y.Equals(b.Y) && a.Z.Equals(b.Z) && a.W.Equals(b.W);
}
