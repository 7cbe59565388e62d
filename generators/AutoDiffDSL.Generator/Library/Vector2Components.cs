using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Components of <see cref="Vector2"/> to and from memory, and comparisons of them.</summary>
internal static partial class Vector2Functions
{
    public static Vector2 Create(float value) => New(value);

    public static Vector2 Create(float x, float y) => new Vector2(x, y);

    public static Vector2 CreateScalar(float x) => new Vector2(x, 0);

    public static Vector2 Create(ReadOnlySpan<float> values) => New(values);

    public static Vector2 New(ReadOnlySpan<float> values)
    {
        if (values.Length < 2)
        {
            throw new ArgumentOutOfRangeException("values");
        }

        return new Vector2(values[0], values[1]);
    }

    public static void CopyTo(Vector2 a, float[] destination) => CopyTo(a, new Span<float>(destination));

    public static void CopyTo(Vector2 a, float[] destination, int index)
    {
        if (index < 0 || index >= destination.Length)
        {
            throw new ArgumentOutOfRangeException("index");
        }

        CopyTo(a, destination.AsSpan(index));
    }

    public static void CopyTo(Vector2 a, Span<float> destination)
    {
        if (destination.Length < 2)
        {
            throw new ArgumentException("Destination is too short.");
        }

        destination[0] = a.X;
        destination[1] = a.Y;
    }

    public static bool TryCopyTo(Vector2 a, Span<float> destination)
    {
        if (destination.Length < 2)
        {
            return false;
        }

        CopyTo(a, destination);
        return true;
    }

    public static bool Equals(Vector2 a, Vector2 b) =>
        a.X.Equals(b.X) && a.Y.Equals(b.Y);

    public static bool EqualsAll(Vector2 a, Vector2 b) =>
        a.X == b.X && a.Y == b.Y;

    public static bool EqualsAny(Vector2 a, Vector2 b) =>
        a.X == b.X || a.Y == b.Y;

    public static bool GreaterThanAll(Vector2 a, Vector2 b) =>
        a.X > b.X && a.Y > b.Y;

    public static bool GreaterThanAny(Vector2 a, Vector2 b) =>
        a.X > b.X || a.Y > b.Y;

    public static bool GreaterThanOrEqualAll(Vector2 a, Vector2 b) =>
        a.X >= b.X && a.Y >= b.Y;

    public static bool GreaterThanOrEqualAny(Vector2 a, Vector2 b) =>
        a.X >= b.X || a.Y >= b.Y;

    public static bool LessThanAll(Vector2 a, Vector2 b) =>
        a.X < b.X && a.Y < b.Y;

    public static bool LessThanAny(Vector2 a, Vector2 b) =>
        a.X < b.X || a.Y < b.Y;

    public static bool LessThanOrEqualAll(Vector2 a, Vector2 b) =>
        a.X <= b.X && a.Y <= b.Y;

    public static bool LessThanOrEqualAny(Vector2 a, Vector2 b) =>
        a.X <= b.X || a.Y <= b.Y;

    public static bool All(Vector2 a, float value) => a.X == value && a.Y == value;

    public static bool Any(Vector2 a, float value) => a.X == value || a.Y == value;

    public static bool None(Vector2 a, float value) => !Any(a, value);

    public static int Count(Vector2 a, float value) =>
        (a.X == value ? 1 : 0) + (a.Y == value ? 1 : 0);
}
