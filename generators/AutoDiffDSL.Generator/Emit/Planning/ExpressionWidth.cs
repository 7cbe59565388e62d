using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Roughly how many columns an operation takes beside its operands.</summary>
internal static class ExpressionWidth
{
    private const int Binary = 4;
    private const int Function = 24;
    private const int Member = 9;

    public static int Overhead(Instruction instruction) => instruction.Op switch
    {
        Primitive.Add or Primitive.Subtract or Primitive.Multiply or Primitive.Divide => Binary,
        Primitive.Less or Primitive.LessEqual or Primitive.Greater or Primitive.GreaterEqual => Binary,
        Primitive.Load or Primitive.Negate or Primitive.Not => 2,
        Primitive.Length or Primitive.Convert => Member,
        Primitive.Select or Primitive.Store or Primitive.Accumulate => 6,
        Primitive.Call => instruction.Callee!.Method.Length + 2,
        >= Primitive.AddChecked and <= Primitive.ConvertChecked => Binary + Member,
        >= Primitive.Abs => Function,
        _ => 6,
    };
}
