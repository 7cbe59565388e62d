using System;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// Identities that hold for every bit pattern, so that a value never changes: x * 1, x - 0, but not x + 0 (which turns
/// -0.0 into 0.0) and not x * 0. In the backward sweep the sign of a zero carries no meaning, and x + 0 goes too.
/// </summary>
internal static class Identities
{
    /// <summary>
    /// What the instruction's result equals, or null; with <paramref name="negate"/>, the negative of it.
    /// </summary>
    public static Value? Apply(Instruction instruction, Func<Value, Instruction?> definition, out bool negate)
    {
        negate = false;
        Value x = instruction.Operands.Count > 0 ? instruction.Operands[0] : instruction.Result;
        Value y = instruction.Operands.Count > 1 ? instruction.Operands[1] : x;
        bool isInteger = x.Type.IsScalar && x.Type.Element.IsInteger();
        bool isLoose = isInteger || instruction.Origin.Sweep == Sweep.Backward;
        switch (instruction.Op)
        {
            case Primitive.Multiply when Is(y, 1):
            case Primitive.Divide when Is(y, 1):
            case Primitive.Subtract when Is(y, 0):
            case Primitive.Add when Is(y, 0) && isLoose:
            case Primitive.Add when IsNegativeZero(y):
            case Primitive.Pow when Is(y, 1):
                return x;
            case Primitive.Multiply when Is(x, 1):
            case Primitive.Add when Is(x, 0) && isLoose:
            case Primitive.Add when IsNegativeZero(x):
                return y;
            case Primitive.Multiply when isInteger && Is(x, 0):
                return x;
            case Primitive.Multiply when isInteger && Is(y, 0):
                return y;
            case Primitive.Multiply or Primitive.Divide when Is(y, -1) && !isInteger:
                negate = true;
                return x;
            case Primitive.Multiply when Is(x, -1) && !isInteger:
                negate = true;
                return y;
            case Primitive.Subtract when Is(x, 0) && isLoose && !isInteger:
                negate = true;
                return y;
            case Primitive.Negate when definition(x) is { Op: Primitive.Negate } inner:
                return inner.Operands[0];
            case Primitive.Not when definition(x) is { Op: Primitive.Not } inner:
                return inner.Operands[0];
            case Primitive.Convert when x.Type == instruction.Result.Type:
                return x;
            case Primitive.Convert or Primitive.ConvertChecked
                when definition(x) is { Op: Primitive.Convert or Primitive.ConvertChecked } widened
                && widened.Operands[0].Type == instruction.Result.Type
                && Widens(widened.Operands[0].Type.Element, x.Type.Element):
                return widened.Operands[0];
            case Primitive.Select when definition(x) is { Op: Primitive.Constant } condition:
                return instruction.Operands[condition.Immediate != 0 ? 1 : 2];
            case Primitive.Select when y.Id == instruction.Operands[2].Id:
                return y;
            case Primitive.And when IsBoolean(x, 1):
            case Primitive.Or when IsBoolean(x, 0):
                return y;
            case Primitive.And when IsBoolean(y, 1):
            case Primitive.Or when IsBoolean(y, 0):
            case Primitive.And when IsBoolean(x, 0):
            case Primitive.Or when IsBoolean(x, 1):
                return x;
            case Primitive.Length when definition(x) is { Op: Primitive.Slice } slice:
                return slice.Operands[2];
            case Primitive.Length when definition(x) is { Op: Primitive.Allocate or Primitive.AllocateTape } allocation:
                return allocation.Operands[0];
            case Primitive.Slice when IsInteger(y, 0)
                && definition(instruction.Operands[2]) is { Op: Primitive.Length } length
                && length.Operands[0].Id == x.Id:
                return x;
            default:
                return null;
        }

        bool Is(Value value, double constant) =>
            definition(value) is { Op: Primitive.Constant } c
            && value.Type.Element != ScalarKind.Boolean
            && c.Immediate == Literal.Bits(value.Type.Element, constant);

        bool IsNegativeZero(Value value) => value.Type.IsFloating && Is(value, -0.0);

        bool IsInteger(Value value, long constant) =>
            definition(value) is { Op: Primitive.Constant } c && c.Immediate == constant;

        bool IsBoolean(Value value, long bit) => value.Type == IrType.Boolean && IsInteger(value, bit);
    }

    /// <summary>Whether each number of an integer type is one of another type as well.</summary>
    private static bool Widens(ScalarKind from, ScalarKind to) =>
        from is ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32
        && to is ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.NativeInt
        && from.Bytes() < to.Bytes();
}
