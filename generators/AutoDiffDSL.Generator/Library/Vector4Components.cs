using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Components of <see cref="Vector4"/> to and from memory, and comparisons of them.</summary>
internal static partial class Vector4Functions
{
    public static Vector4 Create(float value) => New(value);

    public static Vector4 Create(float x, float y, float z, float w) => new Vector4(x, y, z, w);

    public static Vector4 Create(Vector2 vector, float z, float w) => new Vector4(vector.X, vector.Y, z, w);

    public static Vector4 Create(Vector3 vector, float w) => new Vector4(vector.X, vector.Y, vector.Z, w);

    public static Vector4 CreateScalar(float x) => new Vector4(x, 0, 0, 0);

    public static Vector4 Create(ReadOnlySpan<float> values) => New(values);

    public static Vector4 New(ReadOnlySpan<float> values)
    {
        if (values.Length < 4)
        {
            throw new ArgumentOutOfRangeException("values");
        }

        return new Vector4(values[0], values[1], values[2], values[3]);
    }

    public static void CopyTo(Vector4 a, float[] destination) => CopyTo(a, new Span<float>(destination));

    public static void CopyTo(Vector4 a, float[] destination, int index)
    {
        if (index < 0 || index >= destination.Length)
        {
            throw new ArgumentOutOfRangeException("index");
        }

        CopyTo(a, destination.AsSpan(index));
    }

    public static void CopyTo(Vector4 a, Span<float> destination)
    {
        if (destination.Length < 4)
        {
            throw new ArgumentException("Destination is too short.");
        }

        destination[0] = a.X;
        destination[1] = a.Y;
        destination[2] = a.Z;
        destination[3] = a.W;
    }

    public static bool TryCopyTo(Vector4 a, Span<float> destination)
    {
        if (destination.Length < 4)
        {
            return false;
        }

        CopyTo(a, destination);
        return true;
    }

    public static bool Equals(Vector4 a, Vector4 b) =>
        a.X.Equals(b.X) && a.Y.Equals(b.Y) && a.Z.Equals(b.Z) && a.W.Equals(b.W);

    public static bool EqualsAll(Vector4 a, Vector4 b) =>
        a.X == b.X && a.Y == b.Y && a.Z == b.Z && a.W == b.W;

    public static bool EqualsAny(Vector4 a, Vector4 b) =>
        a.X == b.X || a.Y == b.Y || a.Z == b.Z || a.W == b.W;

    public static bool GreaterThanAll(Vector4 a, Vector4 b) =>
        a.X > b.X && a.Y > b.Y && a.Z > b.Z && a.W > b.W;

    public static bool GreaterThanAny(Vector4 a, Vector4 b) =>
        a.X > b.X || a.Y > b.Y || a.Z > b.Z || a.W > b.W;

    public static bool GreaterThanOrEqualAll(Vector4 a, Vector4 b) =>
        a.X >= b.X && a.Y >= b.Y && a.Z >= b.Z && a.W >= b.W;

    public static bool GreaterThanOrEqualAny(Vector4 a, Vector4 b) =>
        a.X >= b.X || a.Y >= b.Y || a.Z >= b.Z || a.W >= b.W;

    public static bool LessThanAll(Vector4 a, Vector4 b) =>
        a.X < b.X && a.Y < b.Y && a.Z < b.Z && a.W < b.W;

    public static bool LessThanAny(Vector4 a, Vector4 b) =>
        a.X < b.X || a.Y < b.Y || a.Z < b.Z || a.W < b.W;

    public static bool LessThanOrEqualAll(Vector4 a, Vector4 b) =>
        a.X <= b.X && a.Y <= b.Y && a.Z <= b.Z && a.W <= b.W;

    public static bool LessThanOrEqualAny(Vector4 a, Vector4 b) =>
        a.X <= b.X || a.Y <= b.Y || a.Z <= b.Z || a.W <= b.W;

    public static bool All(Vector4 a, float value) => a.X == value && a.Y == value && a.Z == value && a.W == value;

    public static bool Any(Vector4 a, float value) => a.X == value || a.Y == value || a.Z == value || a.W == value;

    public static bool None(Vector4 a, float value) => !Any(a, value);

    public static int Count(Vector4 a, float value) =>
        (a.X == value ? 1 : 0) + (a.Y == value ? 1 : 0) + (a.Z == value ? 1 : 0) + (a.W == value ? 1 : 0);
}
