using System;
using System.Globalization;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>
/// Constants are compared and kept as bits, so that 0.0 and -0.0 stay apart and NaN keeps its payload.
/// </summary>
internal static class Literal
{
    public static long Bits(ScalarKind kind, double value) => kind switch
    {
        ScalarKind.Float64 or ScalarKind.Generic => BitConverter.DoubleToInt64Bits(value),
        ScalarKind.Float32 => BitConverter.ToInt32(BitConverter.GetBytes((float)value), 0),
        ScalarKind.Boolean => value != 0 ? 1 : 0,
        _ => (long)value,
    };

    /// <summary>The value of a floating constant.</summary>
    public static double Floating(ScalarKind kind, long bits) => kind == ScalarKind.Float32
        ? BitConverter.ToSingle(BitConverter.GetBytes((int)bits), 0)
        : BitConverter.Int64BitsToDouble(bits);

    /// <summary>The constant in invariant text, for the IR printer.</summary>
    public static string Text(ScalarKind kind, long bits) => kind switch
    {
        ScalarKind.Boolean => bits != 0 ? "true" : "false",
        _ when kind.IsFloating() => Floating(kind, bits).ToString("R", CultureInfo.InvariantCulture),
        ScalarKind.UInt64 => ((ulong)bits).ToString(CultureInfo.InvariantCulture),
        _ => bits.ToString(CultureInfo.InvariantCulture),
    };
}
