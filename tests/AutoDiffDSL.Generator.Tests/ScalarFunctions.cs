using System.Numerics;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests;

/// <summary>What each scalar operation computes, by .NET's own generic mathematics.</summary>
internal static class ScalarFunctions
{
    /// <summary>
    /// Evaluates <paramref name="op"/> on operands of <paramref name="kind"/>; the result is in bits.
    /// </summary>
    public static long Evaluate(Primitive op, ScalarKind kind, long[] operands)
    {
        object[] values = Array.ConvertAll(operands, bits => Scalars.FromBits(kind, bits));
        object result = kind switch
        {
            ScalarKind.Boolean => Logic(op, values),
            ScalarKind.Float64 => Floating(op, Array.ConvertAll(values, v => (double)v), operands),
            ScalarKind.Float32 => Floating(op, Array.ConvertAll(values, v => (float)v), operands),
            ScalarKind.SByte => Integer(op, Array.ConvertAll(values, v => (sbyte)v), operands),
            ScalarKind.Byte => Integer(op, Array.ConvertAll(values, v => (byte)v), operands),
            ScalarKind.Int16 => Integer(op, Array.ConvertAll(values, v => (short)v), operands),
            ScalarKind.UInt16 => Integer(op, Array.ConvertAll(values, v => (ushort)v), operands),
            ScalarKind.Int32 => Integer(op, Array.ConvertAll(values, v => (int)v), operands),
            ScalarKind.UInt32 => Integer(op, Array.ConvertAll(values, v => (uint)v), operands),
            ScalarKind.Int64 => Integer(op, Array.ConvertAll(values, v => (long)v), operands),
            ScalarKind.NativeInt => Integer(op, Array.ConvertAll(values, v => (nint)v), operands),
            _ => Integer(op, Array.ConvertAll(values, v => (ulong)v), operands),
        };
        return Scalars.ToBits(result);
    }

    private static object Logic(Primitive op, object[] values)
    {
        bool a = (bool)values[0];
        return op switch
        {
            Primitive.Not => !a,
            Primitive.And => a & (bool)values[1],
            Primitive.Or => a | (bool)values[1],
            Primitive.Xor or Primitive.NotEqual => a ^ (bool)values[1],
            Primitive.Equal => a == (bool)values[1],
            _ => throw new NotSupportedException(op + " of bool"),
        };
    }

    private static object Integer<T>(Primitive op, T[] v, long[] bits)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        unchecked
        {
            return op switch
            {
                Primitive.Add => v[0] + v[1],
                Primitive.Subtract => v[0] - v[1],
                Primitive.Multiply => v[0] * v[1],
                Primitive.AddChecked => checked(v[0] + v[1]),
                Primitive.SubtractChecked => checked(v[0] - v[1]),
                Primitive.MultiplyChecked => checked(v[0] * v[1]),
                Primitive.NegateChecked => checked(-v[0]),
                Primitive.Divide => v[0] / v[1],
                Primitive.Remainder => v[0] % v[1],
                Primitive.Negate => -v[0],
                Primitive.Not => ~v[0],
                Primitive.And => v[0] & v[1],
                Primitive.Or => v[0] | v[1],
                Primitive.Xor => v[0] ^ v[1],
                Primitive.ShiftLeft => v[0] << (int)bits[1],
                Primitive.ShiftRight => v[0] >> (int)bits[1],
                Primitive.UnsignedShiftRight => v[0] >>> (int)bits[1],
                Primitive.Abs => T.Abs(v[0]),
                Primitive.Max => T.Max(v[0], v[1]),
                Primitive.Min => T.Min(v[0], v[1]),
                Primitive.Clamp => T.Clamp(v[0], v[1], v[2]),
                Primitive.Sign => T.Sign(v[0]),
                _ => Comparison(op, v),
            };
        }
    }

    private static object Comparison<T>(Primitive op, T[] v)
        where T : INumber<T> => op switch
        {
            Primitive.Less => v[0] < v[1],
            Primitive.LessEqual => v[0] <= v[1],
            Primitive.Greater => v[0] > v[1],
            Primitive.GreaterEqual => v[0] >= v[1],
            Primitive.Equal => v[0] == v[1],
            Primitive.NotEqual => v[0] != v[1],
            _ => throw new NotSupportedException(op + " of " + typeof(T)),
        };

    private static object Floating<T>(Primitive op, T[] v, long[] bits)
        where T : IFloatingPointIeee754<T> => op switch
        {
            Primitive.Add => v[0] + v[1],
            Primitive.Subtract => v[0] - v[1],
            Primitive.Multiply => v[0] * v[1],
            Primitive.Divide => v[0] / v[1],
            Primitive.Remainder => v[0] % v[1],
            Primitive.Negate => -v[0],
            Primitive.Abs => T.Abs(v[0]),
            Primitive.Acos => T.Acos(v[0]),
            Primitive.Acosh => T.Acosh(v[0]),
            Primitive.AcosPi => T.AcosPi(v[0]),
            Primitive.Asin => T.Asin(v[0]),
            Primitive.Asinh => T.Asinh(v[0]),
            Primitive.AsinPi => T.AsinPi(v[0]),
            Primitive.Atan => T.Atan(v[0]),
            Primitive.Atan2 => T.Atan2(v[0], v[1]),
            Primitive.Atan2Pi => T.Atan2Pi(v[0], v[1]),
            Primitive.Atanh => T.Atanh(v[0]),
            Primitive.AtanPi => T.AtanPi(v[0]),
            Primitive.BitDecrement => T.BitDecrement(v[0]),
            Primitive.BitIncrement => T.BitIncrement(v[0]),
            Primitive.Cbrt => T.Cbrt(v[0]),
            Primitive.Ceiling => T.Ceiling(v[0]),
            Primitive.Clamp => T.Clamp(v[0], v[1], v[2]),
            Primitive.CopySign => T.CopySign(v[0], v[1]),
            Primitive.Cos => T.Cos(v[0]),
            Primitive.Cosh => T.Cosh(v[0]),
            Primitive.CosPi => T.CosPi(v[0]),
            Primitive.DegreesToRadians => T.DegreesToRadians(v[0]),
            Primitive.Exp => T.Exp(v[0]),
            Primitive.Exp10 => T.Exp10(v[0]),
            Primitive.Exp10M1 => T.Exp10M1(v[0]),
            Primitive.Exp2 => T.Exp2(v[0]),
            Primitive.Exp2M1 => T.Exp2M1(v[0]),
            Primitive.ExpM1 => T.ExpM1(v[0]),
            Primitive.Floor => T.Floor(v[0]),
            Primitive.FusedMultiplyAdd => T.FusedMultiplyAdd(v[0], v[1], v[2]),
            Primitive.Hypot => T.Hypot(v[0], v[1]),
            Primitive.Ieee754Remainder => T.Ieee754Remainder(v[0], v[1]),
            Primitive.ILogB => T.ILogB(v[0]),
            Primitive.IsEvenInteger => T.IsEvenInteger(v[0]),
            Primitive.IsFinite => T.IsFinite(v[0]),
            Primitive.IsInfinity => T.IsInfinity(v[0]),
            Primitive.IsInteger => T.IsInteger(v[0]),
            Primitive.IsNaN => T.IsNaN(v[0]),
            Primitive.IsNegative => T.IsNegative(v[0]),
            Primitive.IsNegativeInfinity => T.IsNegativeInfinity(v[0]),
            Primitive.IsNormal => T.IsNormal(v[0]),
            Primitive.IsOddInteger => T.IsOddInteger(v[0]),
            Primitive.IsPositive => T.IsPositive(v[0]),
            Primitive.IsPositiveInfinity => T.IsPositiveInfinity(v[0]),
            Primitive.IsRealNumber => T.IsRealNumber(v[0]),
            Primitive.IsSubnormal => T.IsSubnormal(v[0]),
            Primitive.Lerp => T.Lerp(v[0], v[1], v[2]),
            Primitive.Log => T.Log(v[0]),
            Primitive.LogBase => T.Log(v[0], v[1]),
            Primitive.Log10 => T.Log10(v[0]),
            Primitive.Log10P1 => T.Log10P1(v[0]),
            Primitive.Log2 => T.Log2(v[0]),
            Primitive.Log2P1 => T.Log2P1(v[0]),
            Primitive.LogP1 => T.LogP1(v[0]),
            Primitive.Max => T.Max(v[0], v[1]),
            Primitive.MaxMagnitude => T.MaxMagnitude(v[0], v[1]),
            Primitive.MaxMagnitudeNumber => T.MaxMagnitudeNumber(v[0], v[1]),
            Primitive.MaxNumber => T.MaxNumber(v[0], v[1]),
            Primitive.Min => T.Min(v[0], v[1]),
            Primitive.MinMagnitude => T.MinMagnitude(v[0], v[1]),
            Primitive.MinMagnitudeNumber => T.MinMagnitudeNumber(v[0], v[1]),
            Primitive.MinNumber => T.MinNumber(v[0], v[1]),
            Primitive.Pow => T.Pow(v[0], v[1]),
            Primitive.RadiansToDegrees => T.RadiansToDegrees(v[0]),
            Primitive.RootN => T.RootN(v[0], (int)bits[1]),
            Primitive.Round => T.Round(v[0]),
            Primitive.RoundDigits => T.Round(v[0], (int)bits[1]),
            Primitive.ScaleB => T.ScaleB(v[0], (int)bits[1]),
            Primitive.Sign => T.Sign(v[0]),
            Primitive.Sin => T.Sin(v[0]),
            Primitive.Sinh => T.Sinh(v[0]),
            Primitive.SinPi => T.SinPi(v[0]),
            Primitive.Sqrt => T.Sqrt(v[0]),
            Primitive.Tan => T.Tan(v[0]),
            Primitive.Tanh => T.Tanh(v[0]),
            Primitive.TanPi => T.TanPi(v[0]),
            Primitive.Truncate => T.Truncate(v[0]),
            _ => Comparison(op, v),
        };
}
