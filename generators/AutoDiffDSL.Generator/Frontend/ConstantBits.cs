using System;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>The bits of a constant that the C# compiler has computed.</summary>
internal static class ConstantBits
{
    public static long? Of(object? constant) => constant switch
    {
        bool value => value ? 1 : 0,
        sbyte value => value,
        byte value => value,
        short value => value,
        ushort value => value,
        int value => value,
        uint value => value,
        long value => value,
        ulong value => unchecked((long)value),
        float value => BitConverter.ToInt32(BitConverter.GetBytes(value), 0),
        double value => BitConverter.DoubleToInt64Bits(value),
        _ => null,
    };
}
