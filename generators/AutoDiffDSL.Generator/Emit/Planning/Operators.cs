using System;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>The binary operators of C#.</summary>
internal static class Operators
{
    public static string Symbol(Primitive op) => op switch
    {
        Primitive.Add or Primitive.AddChecked => "+",
        Primitive.Subtract or Primitive.SubtractChecked => "-",
        Primitive.Multiply or Primitive.MultiplyChecked => "*",
        Primitive.Divide => "/",
        Primitive.Remainder => "%",
        Primitive.Less => "<",
        Primitive.LessEqual => "<=",
        Primitive.Greater => ">",
        Primitive.GreaterEqual => ">=",
        Primitive.Equal => "==",
        Primitive.NotEqual => "!=",
        Primitive.And => "&",
        Primitive.Or => "|",
        Primitive.Xor => "^",
        Primitive.ShiftLeft => "<<",
        Primitive.ShiftRight => ">>",
        Primitive.UnsignedShiftRight => ">>>",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "Not a binary operator."),
    };
}
