using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Which uses can take the whole expression of a value, and where it is then evaluated.</summary>
internal static class FoldingPlaces
{
    public static bool Allow(Outline outline, ValueFacts facts, Use use) =>
        IsReachable(facts.Region, use.Region)
        && (use.IsYield ? AllowYield(outline, use) : AllowOperand(outline, facts, use));

    /// <summary>The position of the statement that evaluates the use.</summary>
    public static int FinalPosition(Outline outline, Use use)
    {
        if (use.Node is null)
        {
            return use.Region.End + 1;
        }

        Node node = use.Node;
        while (node.Region.Owner is { IsExpression: true } owner)
        {
            node = owner;
        }

        if (node.Instruction.Results.Count == 1 && (!node.IsRegion || node.IsExpression))
        {
            ValueFacts result = outline[node.Instruction.Result];
            if (result.Placement == Placement.Folded && !result.IsLoopCondition)
            {
                return result.Final;
            }
        }

        return node.Op == Primitive.For && use is { IsYield: false, Index: < 2 } ? node.Position + 1 : node.Position;
    }

    /// <summary>Branches may be entered: that only saves work. Loops may not.</summary>
    private static bool IsReachable(Region from, Region to)
    {
        for (Region? region = to; region is not null; region = region.Parent)
        {
            if (ReferenceEquals(region, from))
            {
                return true;
            }

            if (region.IsLoopBody)
            {
                return false;
            }
        }

        return false;
    }

    private static bool AllowYield(Outline outline, Use use) => use.Node is null
        ? outline.OutputParameter(use.Index) is null or { HasVariable: false }
        : use.Node is { Op: Primitive.If, Instruction.Results.Count: 1 };

    private static bool AllowOperand(Outline outline, ValueFacts facts, Use use)
    {
        Instruction user = use.Node!.Instruction;
        if (user.Op.IsChecked() && Wraps(outline, facts))
        {
            return false;
        }

        return user.Op != Primitive.For || use.Index >= 2 || IsCheap(outline, facts, 0)
            || IsEvaluatedOnce(user, use.Index);
    }

    /// <summary>Whether an expression holds integer arithmetic or casts, which <c>checked</c> would let throw.</summary>
    private static bool Wraps(Outline outline, ValueFacts facts)
    {
        if (facts.Definition is not { IsRegion: false } definition)
        {
            return facts.Definition is { IsExpression: true };
        }

        bool isArithmetic = facts.Value.Type.Element.IsInteger() && !definition.Op.IsChecked()
            && definition.Op is not (Primitive.Constant or Primitive.Load or Primitive.Length or Primitive.Call);
        return isArithmetic || definition.Instruction.Operands.Any(o =>
            outline[o].Placement is Placement.Folded or Placement.Repeated && Wraps(outline, outline[o]));
    }

    private static bool IsEvaluatedOnce(Instruction loop, int operand) => loop.Immediate is 1 or -1
        ? operand == (loop.Reversed ? 1 : 0)
        : !loop.Reversed && operand == 0;

    /// <summary>What a loop may compute again at each test: sums of lengths, constants and variables.</summary>
    private static bool IsCheap(Outline outline, ValueFacts facts, int depth)
    {
        if (facts.Placement != Placement.Folded && depth > 0)
        {
            return true;
        }

        if (facts.Definition is not { Op: Primitive.Add or Primitive.Subtract } definition || depth > 2)
        {
            return false;
        }

        foreach (Value operand in definition.Instruction.Operands)
        {
            if (!IsCheap(outline, outline[operand], depth + 1))
            {
                return false;
            }
        }

        return true;
    }
}
