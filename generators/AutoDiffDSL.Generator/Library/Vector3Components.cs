using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Components of <see cref="Vector3"/> to and from memory, and comparisons of them.</summary>
internal static partial class Vector3Functions
{
    public static Vector3 Create(float value) => New(value);

    public static Vector3 Create(float x, float y, float z) => new Vector3(x, y, z);

    public static Vector3 Create(Vector2 vector, float z) => new Vector3(vector.X, vector.Y, z);

    public static Vector3 CreateScalar(float x) => new Vector3(x, 0, 0);

    public static Vector3 Create(ReadOnlySpan<float> values) => New(values);

    public static Vector3 New(ReadOnlySpan<float> values)
    {
        if (values.Length < 3)
        {
            throw new ArgumentOutOfRangeException("values");
        }

        return new Vector3(values[0], values[1], values[2]);
    }

    public static void CopyTo(Vector3 a, float[] destination) => CopyTo(a, new Span<float>(destination));

    public static void CopyTo(Vector3 a, float[] destination, int index)
    {
        if (index < 0 || index >= destination.Length)
        {
            throw new ArgumentOutOfRangeException("index");
        }

        CopyTo(a, destination.AsSpan(index));
    }

    public static void CopyTo(Vector3 a, Span<float> destination)
    {
        if (destination.Length < 3)
        {
            throw new ArgumentException("Destination is too short.");
        }

        destination[0] = a.X;
        destination[1] = a.Y;
        destination[2] = a.Z;
    }

    public static bool TryCopyTo(Vector3 a, Span<float> destination)
    {
        if (destination.Length < 3)
        {
            return false;
        }

        CopyTo(a, destination);
        return true;
    }

    public static bool Equals(Vector3 a, Vector3 b) =>
        a.X.Equals(b.X) && a.Y.Equals(b.Y) && a.Z.Equals(b.Z);

    public static bool EqualsAll(Vector3 a, Vector3 b) =>
        a.X == b.X && a.Y == b.Y && a.Z == b.Z;

    public static bool EqualsAny(Vector3 a, Vector3 b) =>
        a.X == b.X || a.Y == b.Y || a.Z == b.Z;

    public static bool GreaterThanAll(Vector3 a, Vector3 b) =>
        a.X > b.X && a.Y > b.Y && a.Z > b.Z;

    public static bool GreaterThanAny(Vector3 a, Vector3 b) =>
        a.X > b.X || a.Y > b.Y || a.Z > b.Z;

    public static bool GreaterThanOrEqualAll(Vector3 a, Vector3 b) =>
        a.X >= b.X && a.Y >= b.Y && a.Z >= b.Z;

    public static bool GreaterThanOrEqualAny(Vector3 a, Vector3 b) =>
        a.X >= b.X || a.Y >= b.Y || a.Z >= b.Z;

    public static bool LessThanAll(Vector3 a, Vector3 b) =>
        a.X < b.X && a.Y < b.Y && a.Z < b.Z;

    public static bool LessThanAny(Vector3 a, Vector3 b) =>
        a.X < b.X || a.Y < b.Y || a.Z < b.Z;

    public static bool LessThanOrEqualAll(Vector3 a, Vector3 b) =>
        a.X <= b.X && a.Y <= b.Y && a.Z <= b.Z;

    public static bool LessThanOrEqualAny(Vector3 a, Vector3 b) =>
        a.X <= b.X || a.Y <= b.Y || a.Z <= b.Z;

    public static bool All(Vector3 a, float value) => a.X == value && a.Y == value && a.Z == value;

    public static bool Any(Vector3 a, float value) => a.X == value || a.Y == value || a.Z == value;

    public static bool None(Vector3 a, float value) => !Any(a, value);

    public static int Count(Vector3 a, float value) =>
        (a.X == value ? 1 : 0) + (a.Y == value ? 1 : 0) + (a.Z == value ? 1 : 0);
}
