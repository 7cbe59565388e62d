using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests;

/// <summary>Scalars as bits and back, and C#'s unchecked casts between them.</summary>
internal static class Scalars
{
    public static ScalarKind KindOf(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type == typeof(nint) => ScalarKind.NativeInt,
        TypeCode.Boolean => ScalarKind.Boolean,
        TypeCode.SByte => ScalarKind.SByte,
        TypeCode.Byte => ScalarKind.Byte,
        TypeCode.Int16 => ScalarKind.Int16,
        TypeCode.UInt16 => ScalarKind.UInt16,
        TypeCode.Int32 => ScalarKind.Int32,
        TypeCode.UInt32 => ScalarKind.UInt32,
        TypeCode.Int64 => ScalarKind.Int64,
        TypeCode.UInt64 => ScalarKind.UInt64,
        TypeCode.Single => ScalarKind.Float32,
        TypeCode.Double => ScalarKind.Float64,
        _ => throw new NotSupportedException(type.ToString()),
    };

    public static long ToBits(object value) => value switch
    {
        bool v => v ? 1 : 0,
        double v => BitConverter.DoubleToInt64Bits(v),
        float v => BitConverter.SingleToInt32Bits(v),
        ulong v => unchecked((long)v),
        sbyte v => v,
        byte v => v,
        short v => v,
        ushort v => v,
        int v => v,
        uint v => v,
        long v => v,
        nint v => v,
        _ => throw new NotSupportedException(value.GetType().ToString()),
    };

    public static object FromBits(ScalarKind kind, long bits) => unchecked(kind switch
    {
        ScalarKind.Boolean => bits != 0,
        ScalarKind.SByte => (sbyte)bits,
        ScalarKind.Byte => (byte)bits,
        ScalarKind.Int16 => (short)bits,
        ScalarKind.UInt16 => (ushort)bits,
        ScalarKind.Int32 => (int)bits,
        ScalarKind.UInt32 => (uint)bits,
        ScalarKind.Int64 => bits,
        ScalarKind.UInt64 => (ulong)bits,
        ScalarKind.NativeInt => (nint)bits,
        ScalarKind.Float32 => BitConverter.Int32BitsToSingle((int)bits),
        _ => (object)BitConverter.Int64BitsToDouble(bits),
    });

    /// <summary>
    /// The bits of <paramref name="bits"/>, a <paramref name="from"/>, cast to <paramref name="to"/>.
    /// </summary>
    public static long Convert(ScalarKind from, ScalarKind to, long bits) => from switch
    {
        ScalarKind.Float64 => FromFloating(BitConverter.Int64BitsToDouble(bits), to),
        ScalarKind.Float32 => FromFloating(BitConverter.Int32BitsToSingle((int)bits), to),
        ScalarKind.UInt64 => to switch
        {
            ScalarKind.Float64 => BitConverter.DoubleToInt64Bits((ulong)bits),
            ScalarKind.Float32 => BitConverter.SingleToInt32Bits((ulong)bits),
            _ => Wrap(to, bits),
        },
        _ => to switch
        {
            ScalarKind.Float64 => BitConverter.DoubleToInt64Bits(bits),
            ScalarKind.Float32 => BitConverter.SingleToInt32Bits(bits),
            _ => Wrap(to, bits),
        },
    };

    /// <summary>As <see cref="Convert"/>, for a cast to an integer that must fit.</summary>
    public static long ConvertChecked(ScalarKind from, ScalarKind to, long bits)
    {
        Int128 value = checked(from switch
        {
            ScalarKind.Float64 => (Int128)BitConverter.Int64BitsToDouble(bits),
            ScalarKind.Float32 => (Int128)BitConverter.Int32BitsToSingle((int)bits),
            ScalarKind.UInt64 => (ulong)bits,
            _ => bits,
        });
        return checked(to switch
        {
            ScalarKind.SByte => (sbyte)value,
            ScalarKind.Byte => (byte)value,
            ScalarKind.Int16 => (short)value,
            ScalarKind.UInt16 => (ushort)value,
            ScalarKind.Int32 => (int)value,
            ScalarKind.UInt32 => (uint)value,
            ScalarKind.Int64 => (long)value,
            ScalarKind.NativeInt => (nint)value,
            _ => unchecked((long)checked((ulong)value)),
        });
    }

    /// <summary>Keeps the low bits that an integer kind has.</summary>
    public static long Wrap(ScalarKind kind, long bits) => unchecked(kind switch
    {
        ScalarKind.SByte => (sbyte)bits,
        ScalarKind.Byte => (byte)bits,
        ScalarKind.Int16 => (short)bits,
        ScalarKind.UInt16 => (ushort)bits,
        ScalarKind.Int32 => (int)bits,
        ScalarKind.UInt32 => (uint)bits,
        ScalarKind.NativeInt => (nint)bits,
        _ => bits,
    });

    private static long FromFloating(double value, ScalarKind to) => unchecked(to switch
    {
        ScalarKind.Float64 => BitConverter.DoubleToInt64Bits(value),
        ScalarKind.Float32 => BitConverter.SingleToInt32Bits((float)value),
        ScalarKind.SByte => (sbyte)value,
        ScalarKind.Byte => (byte)value,
        ScalarKind.Int16 => (short)value,
        ScalarKind.UInt16 => (ushort)value,
        ScalarKind.Int32 => (int)value,
        ScalarKind.UInt32 => (uint)value,
        ScalarKind.Int64 => (long)value,
        ScalarKind.NativeInt => (nint)value,
        _ => (long)(ulong)value,
    });
}
