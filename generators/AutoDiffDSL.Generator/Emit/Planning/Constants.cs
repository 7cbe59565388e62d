using System;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Constants, and what a loop's condition gives for the constants that the loop starts with.</summary>
internal static class Constants
{
    public static long? Bits(Outline outline, Value value) =>
        outline[value].Is(Primitive.Constant) ? outline[value].Definition!.Instruction.Immediate : null;

    /// <summary>
    /// The value before the first iteration of what the end of an iteration computes, where constants decide it: an
    /// earlier pass has then computed the first test already.
    /// </summary>
    public static long? AtStart(Outline outline, Node loop, Value value)
    {
        foreach (Carry carry in loop.Carries)
        {
            if (ReferenceEquals(carry.Next, value))
            {
                return Bits(outline, carry.Initial!);
            }
        }

        if (outline[value].Definition is not { } definition || !outline[value].Region.IsWithin(loop.Blocks[0])
            || definition.Op == Primitive.Constant)
        {
            return Bits(outline, value);
        }

        Instruction instruction = definition.Instruction;
        return instruction.Operands.Count == 2
            && AtStart(outline, loop, instruction.Operands[0]) is { } left
            && AtStart(outline, loop, instruction.Operands[1]) is { } right
            ? Compute(instruction, left, right)
            : null;
    }

    private static long? Compute(Instruction instruction, long left, long right)
    {
        ScalarKind kind = instruction.Operands[0].Type.Element;
        if (kind.IsFloating())
        {
            double a = Literal.Floating(kind, left);
            double b = Literal.Floating(kind, right);
            return Compare(instruction.Op, a.CompareTo(b), double.IsNaN(a) || double.IsNaN(b))
                ?? (kind == ScalarKind.Float64 ? Arithmetic(instruction.Op, a, b) : null);
        }

        return kind == ScalarKind.Int32 ? Compare(instruction.Op, left.CompareTo(right), false) : null;
    }

    private static long? Compare(Primitive op, int order, bool unordered)
    {
        bool? holds = op switch
        {
            Primitive.Less => order < 0,
            Primitive.LessEqual => order <= 0,
            Primitive.Greater => order > 0,
            Primitive.GreaterEqual => order >= 0,
            Primitive.Equal => order == 0,
            Primitive.NotEqual => order != 0,
            _ => null,
        };
        return holds is null ? null : (unordered ? op == Primitive.NotEqual : holds.Value) ? 1 : 0;
    }

    private static long? Arithmetic(Primitive op, double a, double b) => op switch
    {
        Primitive.Add => BitConverter.DoubleToInt64Bits(a + b),
        Primitive.Subtract => BitConverter.DoubleToInt64Bits(a - b),
        Primitive.Multiply => BitConverter.DoubleToInt64Bits(a * b),
        Primitive.Divide => BitConverter.DoubleToInt64Bits(a / b),
        _ => null,
    };
}
