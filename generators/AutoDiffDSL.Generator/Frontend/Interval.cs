using System;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// The numbers between two bounds, both inclusive. Operations give what they give without overflow; bounds stay so
/// small that <c>long</c> can compute with them.
/// </summary>
internal readonly record struct Interval(long Min, long Max)
{
    /// <summary>What <c>int</c> holds.</summary>
    public static readonly Interval Int32 = new(int.MinValue, int.MaxValue);

    /// <summary>What the length of a span may be.</summary>
    public static readonly Interval Lengths = new(0, int.MaxValue);

    /// <summary>
    /// What the length of an array may be, up to <c>Array.MaxLength</c>, and that of a tensor that is a parameter: so
    /// far below the largest int that an index may go a few steps beyond.
    /// </summary>
    public static readonly Interval ArrayLengths = new(0, 0x7FFFFFC7);

    /// <summary>Products of two such numbers are numbers of <c>long</c>.</summary>
    private const long Largest = 3_000_000_000;

    public bool IsInt32 => Min >= int.MinValue && Max <= int.MaxValue;

    public bool IsSmall => Min >= -Largest && Max <= Largest;

    /// <summary>What a type of at most 32 bits holds; null for a larger one.</summary>
    public static Interval? Of(ScalarKind kind) => kind switch
    {
        ScalarKind.SByte => new(sbyte.MinValue, sbyte.MaxValue),
        ScalarKind.Byte => new(0, byte.MaxValue),
        ScalarKind.Int16 => new(short.MinValue, short.MaxValue),
        ScalarKind.UInt16 => new(0, ushort.MaxValue),
        ScalarKind.Int32 => Int32,
        _ => null,
    };

    public static Interval operator +(Interval a, Interval b) => new(a.Min + b.Min, a.Max + b.Max);

    public static Interval operator -(Interval a, Interval b) => new(a.Min - b.Max, a.Max - b.Min);

    public static Interval operator -(Interval a) => new(-a.Max, -a.Min);

    public static Interval operator *(Interval a, Interval b)
    {
        long low = a.Min * b.Min, second = a.Min * b.Max, third = a.Max * b.Min, high = a.Max * b.Max;
        return new(
            Math.Min(Math.Min(low, second), Math.Min(third, high)),
            Math.Max(Math.Max(low, second), Math.Max(third, high)));
    }

    /// <summary>Quotients by positive numbers, rounded to zero.</summary>
    public static Interval? operator /(Interval a, Interval b) => b.Min <= 0
        ? null
        : new(Math.Min(a.Min / b.Min, a.Min / b.Max), Math.Max(a.Max / b.Min, a.Max / b.Max));

    /// <summary>Remainders by positive numbers; they have the sign of the dividend.</summary>
    public static Interval? operator %(Interval a, Interval b) => b.Min <= 0
        ? null
        : new(
            a.Min >= 0 ? 0 : Math.Max(a.Min, 1 - b.Max),
            a.Max <= 0 ? 0 : Math.Min(a.Max, b.Max - 1));

    public Interval Union(Interval other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));
}
