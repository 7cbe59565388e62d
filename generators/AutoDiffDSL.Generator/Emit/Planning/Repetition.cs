using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Values that are written out at each use because a variable would say no more.</summary>
internal static class Repetition
{
    public static bool IsRepeated(Outline outline, ValueFacts facts) => facts.Definition!.Op switch
    {
        Primitive.Constant => !facts.Uses.Any(use => NeedsVariable(outline, use)),
        Primitive.Length => IsStable(outline[facts.Definition.Instruction.Operands[0]]),
        Primitive.Add or Primitive.Subtract => facts.Uses.Count > 1 && IsIndexArithmetic(outline, facts),
        _ => false,
    };

    public static int Width(Outline outline, ValueFacts facts) => facts.Definition!.Op == Primitive.Constant
        ? Literals.Print(facts.Value.Type.Element, facts.Definition.Instruction.Immediate).Length
        : ExpressionWidth.Overhead(facts.Definition.Instruction)
            + facts.Definition.Instruction.Operands.Sum(operand => outline[operand].Width);

    /// <summary>
    /// C# evaluates operations on constants at compile time and reports overflow, division by zero and code that is
    /// never reached; the method would have met them at run time, or not at all.
    /// </summary>
    private static bool NeedsVariable(Outline outline, Use use)
    {
        if (use.IsYield || use.Node is not { } node || node.Op is Primitive.For or Primitive.While)
        {
            return false;
        }

        if (node.Op is Primitive.If or Primitive.Select && use.Index == 0)
        {
            return true;
        }

        if (!Pure.IsPure(node.Instruction) || node.Op is Primitive.Call or Primitive.Load or Primitive.Length or Primitive.Select
            || node.Instruction.Result.Type.IsFloating)
        {
            return false;
        }

        bool IsConstant(Value value) => outline[value].Is(Primitive.Constant);
        bool divides = node.Op is Primitive.Divide or Primitive.Remainder && use.Index == 1
            && outline[node.Instruction.Operands[1]].Definition!.Instruction.Immediate == 0;
        return divides || (use.Index == 0 && node.Instruction.Operands.All(IsConstant));
    }

    /// <summary>A buffer whose variable is never assigned again.</summary>
    private static bool IsStable(ValueFacts buffer) =>
        (buffer.Parameter is not null || buffer.Definition is { IsRegion: false })
        && !buffer.Uses.Any(use => use.IsYield || (use.Node!.IsLoop && use.Index > 0));

    private static bool IsIndexArithmetic(Outline outline, ValueFacts facts)
    {
        Instruction instruction = facts.Definition!.Instruction;
        ValueFacts left = outline[instruction.Operands[0]];
        return facts.Value.Name.Length == 0
            && facts.Value.Type == IrType.Int32
            && !facts.Uses.Any(use => use.Node is { } user && user.Op.IsChecked())
            && (left.IsIndex || left.Parameter is { Passing: Passing.Value })
            && outline[instruction.Operands[1]] is { Placement: Placement.Repeated } right
            && right.Is(Primitive.Constant);
    }
}
