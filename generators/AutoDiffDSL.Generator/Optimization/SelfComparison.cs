using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// A value compared with itself asks whether it is NaN (IEEE 754-2019, section 5.11: NaN compares unordered with
/// everything, itself included), and says so.
/// </summary>
internal static class SelfComparison
{
    public static bool IsOne(Instruction instruction) =>
        instruction.Op is >= Primitive.Less and <= Primitive.NotEqual
        && instruction.Operands[0].Id == instruction.Operands[1].Id;

    /// <summary>The comparison as a constant, or as a question whether the value is NaN.</summary>
    public static Instruction Simplify(Instruction comparison, ValueFactory values, List<Instruction> output)
    {
        Value x = comparison.Operands[0];
        bool holds = comparison.Op is Primitive.LessEqual or Primitive.GreaterEqual or Primitive.Equal;
        bool isStrict = comparison.Op is Primitive.Less or Primitive.Greater;
        if (!x.Type.IsFloating || isStrict)
        {
            return comparison with { Op = Primitive.Constant, Operands = [], Immediate = holds ? 1 : 0 };
        }

        if (!holds)
        {
            return comparison with { Op = Primitive.IsNaN, Operands = [x] };
        }

        Value isNaN = values.New(IrType.Boolean);
        output.Add(comparison with { Op = Primitive.IsNaN, Operands = [x], Results = [isNaN] });
        return comparison with { Op = Primitive.Not, Operands = [isNaN] };
    }
}
