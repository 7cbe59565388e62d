using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for members of <see cref="Math"/> that give two results or round as they are told.</summary>
internal static class MathFunctions
{
    public static (double Sin, double Cos) SinCos(double x) => (Math.Sin(x), Math.Cos(x));

    public static double Round(double x, MidpointRounding mode) => mode switch
    {
        MidpointRounding.ToEven => Math.Round(x),
        MidpointRounding.AwayFromZero => Math.Truncate(x + Math.CopySign(0.49999999999999994, x)),
        MidpointRounding.ToZero => Math.Truncate(x),
        MidpointRounding.ToNegativeInfinity => Math.Floor(x),
        MidpointRounding.ToPositiveInfinity => Math.Ceiling(x),
        _ => throw new ArgumentException("There is no such way to round.", "mode"),
    };

    public static double Round(double x, int digits, MidpointRounding mode)
    {
        double scale = digits switch
        {
            0 => 1,
            1 => 1e1,
            2 => 1e2,
            3 => 1e3,
            4 => 1e4,
            5 => 1e5,
            6 => 1e6,
            7 => 1e7,
            8 => 1e8,
            9 => 1e9,
            10 => 1e10,
            11 => 1e11,
            12 => 1e12,
            13 => 1e13,
            14 => 1e14,
            15 => 1e15,
            _ => throw new ArgumentOutOfRangeException("digits"),
        };
        return Math.Abs(x) < 1e16 ? Round(x * scale, mode) / scale : x;
    }

    public static (int Quotient, int Remainder) DivRem(int left, int right) => (left / right, left % right);

    public static (long Quotient, long Remainder) DivRem(long left, long right) => (left / right, left % right);

    public static (nint Quotient, nint Remainder) DivRem(nint left, nint right) => (left / right, left % right);

    public static (sbyte Quotient, sbyte Remainder) DivRem(sbyte left, sbyte right) =>
        ((sbyte)(left / right), (sbyte)(left % right));

    public static (byte Quotient, byte Remainder) DivRem(byte left, byte right) =>
        ((byte)(left / right), (byte)(left % right));

    public static (short Quotient, short Remainder) DivRem(short left, short right) =>
        ((short)(left / right), (short)(left % right));

    public static (ushort Quotient, ushort Remainder) DivRem(ushort left, ushort right) =>
        ((ushort)(left / right), (ushort)(left % right));

    public static (uint Quotient, uint Remainder) DivRem(uint left, uint right) =>
        (left / right, left % right);

    public static (ulong Quotient, ulong Remainder) DivRem(ulong left, ulong right) =>
        (left / right, left % right);

    public static int DivRem(int a, int b, out int result)
    {
        result = a % b;
        return a / b;
    }

    public static long DivRem(long a, long b, out long result)
    {
        result = a % b;
        return a / b;
    }

    public static long BigMul(int a, int b) => (long)a * b;

    public static ulong BigMul(uint a, uint b) => (ulong)a * b;
}
