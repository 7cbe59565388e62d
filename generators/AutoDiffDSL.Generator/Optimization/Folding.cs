using System;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// Constant arithmetic, exactly as the generated code would do it: IEEE operations of the right precision and wrapping
/// integers. Transcendental functions are never folded, since their last bits are the run-time library's own.
/// </summary>
internal static class Folding
{
    /// <summary>The bits of the result, or null where it is not folded.</summary>
    public static long? Fold(Instruction instruction, long[] operands)
    {
        ScalarKind kind = operands.Length > 0 ? instruction.Operands[0].Type.Element : instruction.Result.Type.Element;
        if (instruction.Op == Primitive.Convert)
        {
            return Convert(kind, instruction.Result.Type.Element, operands[0]);
        }

        return kind switch
        {
            ScalarKind.Float64 => Floating(instruction.Op, operands, kind, x => x),
            ScalarKind.Float32 => Floating(instruction.Op, operands, kind, x => (float)x),
            ScalarKind.Generic => Generic(instruction.Op, operands),
            ScalarKind.Boolean => Logic(instruction.Op, operands),
            ScalarKind.Int32 => Integer(instruction.Op, operands),
            _ => null,
        };
    }

    private static long? Convert(ScalarKind from, ScalarKind to, long bits) => (from, to) switch
    {
        (ScalarKind.Int32 or ScalarKind.NativeInt, _) when to.IsFloating() && bits == (int)bits =>
            Literal.Bits(to, bits),
        (ScalarKind.Float32, ScalarKind.Float64) => Literal.Bits(to, Literal.Floating(from, bits)),
        (ScalarKind.Float32 or ScalarKind.Float64, ScalarKind.Generic) =>
            Literal.Bits(to, Literal.Floating(from, bits)),
        _ => null,
    };

    private static long? Floating(Primitive op, long[] bits, ScalarKind kind, Func<double, double> round)
    {
        double x = Literal.Floating(kind, bits[0]);
        double y = bits.Length > 1 ? Literal.Floating(kind, bits[1]) : 0;
        return op switch
        {
            Primitive.Add => Literal.Bits(kind, round(x + y)),
            Primitive.Subtract => Literal.Bits(kind, round(x - y)),
            Primitive.Multiply => Literal.Bits(kind, round(x * y)),
            Primitive.Divide => Literal.Bits(kind, round(x / y)),
            Primitive.Negate => Literal.Bits(kind, -x),
            Primitive.Less => Bit(x < y),
            Primitive.LessEqual => Bit(x <= y),
            Primitive.Greater => Bit(x > y),
            Primitive.GreaterEqual => Bit(x >= y),
            Primitive.Equal => Bit(x == y),
            Primitive.NotEqual => Bit(x != y),
            _ => null,
        };
    }

    /// <summary>How a type that is left open rounds is not known; a sign is exact in all of them.</summary>
    private static long? Generic(Primitive op, long[] bits) => op == Primitive.Negate
        ? Literal.Bits(ScalarKind.Generic, -Literal.Floating(ScalarKind.Generic, bits[0]))
        : null;

    private static long? Logic(Primitive op, long[] bits) => op switch
    {
        Primitive.Not => 1 - bits[0],
        Primitive.And => bits[0] & bits[1],
        Primitive.Or => bits[0] | bits[1],
        Primitive.Xor or Primitive.NotEqual => bits[0] ^ bits[1],
        Primitive.Equal => 1 - (bits[0] ^ bits[1]),
        _ => null,
    };

    private static long? Integer(Primitive op, long[] bits)
    {
        int x = (int)bits[0];
        int y = bits.Length > 1 ? (int)bits[1] : 0;
        return op switch
        {
            Primitive.Add => unchecked(x + y),
            Primitive.Subtract => unchecked(x - y),
            Primitive.Multiply => unchecked(x * y),
            Primitive.Divide when y is not (0 or -1) => x / y,
            Primitive.Remainder when y is not (0 or -1) => x % y,
            Primitive.Negate => unchecked(-x),
            Primitive.Less => Bit(x < y),
            Primitive.LessEqual => Bit(x <= y),
            Primitive.Greater => Bit(x > y),
            Primitive.GreaterEqual => Bit(x >= y),
            Primitive.Equal => Bit(x == y),
            Primitive.NotEqual => Bit(x != y),
            _ => null,
        };
    }

    private static long Bit(bool value) => value ? 1 : 0;
}
