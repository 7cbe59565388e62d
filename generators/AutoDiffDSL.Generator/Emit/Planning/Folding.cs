using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Decides which values are written inside the expressions that use them. The first walk, in program order, folds what
/// is used once and keeps lines short. The second, backwards, takes back what would move a read across a write.
/// </summary>
internal sealed class Folding
{
    private const int WidestLine = 100;
    private const int NarrowestLine = 56;
    private const int WidestChoice = 84;
    private const int TypicalName = 8;

    private readonly Outline outline;
    private readonly BufferGroups buffers;

    private Folding(Outline outline, BufferGroups buffers)
    {
        this.outline = outline;
        this.buffers = buffers;
    }

    public static void Decide(Outline outline, BufferGroups buffers)
    {
        var folding = new Folding(outline, buffers);
        foreach (ValueFacts facts in outline.Values)
        {
            facts.Width = facts.Value.Name.Length > 0 ? facts.Value.Name.Length : TypicalName;
        }

        folding.Fold(outline.Root);
        for (int i = outline.Nodes.Count - 1; i >= 0; i--)
        {
            folding.CheckMove(outline.Nodes[i]);
        }
    }

    private static int Limit(Region region) => Math.Max(NarrowestLine, WidestLine - (4 * (region.Depth + 2)));

    private void Fold(Region region)
    {
        foreach (Node node in region.Nodes)
        {
            if (!node.IsNeeded)
            {
                continue;
            }

            foreach (Region block in node.Blocks)
            {
                Fold(block);
            }

            if (node.Op == Primitive.If)
            {
                ChooseForm(node);
            }

            if (node.Instruction.Results.Count == 1 && (!node.IsRegion || node.IsExpression))
            {
                Place(node, outline[node.Instruction.Result]);
            }
            else if (!node.IsRegion)
            {
                FitOperands(node, Limit(region));
            }
        }

        UnfoldWide(region.Block.Yields.Where(value => outline[value].IsNeeded), Limit(region));
    }

    private void Place(Node node, ValueFacts facts)
    {
        if (facts.IsLoopCondition)
        {
            facts.Placement = Placement.Folded;
            return;
        }

        if (Repetition.IsRepeated(outline, facts))
        {
            facts.Placement = Placement.Repeated;
            facts.Width = Repetition.Width(outline, facts);
            return;
        }

        int width = FitOperands(node, Limit(node.Region));
        if (!facts.Is(Primitive.Constant) && CanFold(facts))
        {
            facts.Placement = Placement.Folded;
            facts.Width = width;
        }
    }

    /// <summary>
    /// Takes operands out into variables, the widest first, until the expression fits; gives its width.
    /// </summary>
    private int FitOperands(Node node, int limit)
    {
        if (node.IsExpression)
        {
            return node.Blocks.Sum(block => outline[block.Block.Yields[YieldIndex(node)]].Width)
                + outline[node.Instruction.Operands[0]].Width + 6;
        }

        return ExpressionWidth.Overhead(node.Instruction) + UnfoldWide(node.Instruction.Operands, limit);
    }

    private int UnfoldWide(IEnumerable<Value> operands, int limit)
    {
        List<ValueFacts> parts = [.. operands.Select(operand => outline[operand])];
        int width = parts.Sum(part => part.Width);
        while (width > limit)
        {
            ValueFacts? widest = null;
            foreach (ValueFacts part in parts)
            {
                if (part.Placement == Placement.Folded && !part.IsLoopCondition
                    && (widest is null || part.Width > widest.Width))
                {
                    widest = part;
                }
            }

            if (widest is null || widest.Width <= TypicalName + 2)
            {
                break;
            }

            width -= widest.Width;
            Unfold(widest);
            width += widest.Width;
        }

        return width;
    }

    private static void Unfold(ValueFacts facts)
    {
        facts.Placement = Placement.Variable;
        facts.Width = TypicalName;
    }

    private bool CanFold(ValueFacts facts) =>
        facts.Uses.Count == 1
        && facts.AccumulatesInto is null
        && (Pure.IsPure(facts.Definition!.Instruction) || facts.Definition.IsExpression)
        && !KeepsName(facts)
        && !KeepsLoopResultAlive(facts)
        && FoldingPlaces.Allow(outline, facts, facts.Uses[0]);

    /// <summary>
    /// What is computed from a loop's result stays before calls into the mathematical library: a sum that is needed
    /// after a call has no register during its loop either, since calls preserve none, and each turn goes through
    /// memory.
    /// </summary>
    private bool KeepsLoopResultAlive(ValueFacts facts)
    {
        Node definition = facts.Definition!;
        int use = facts.Uses[0].Node?.Position ?? int.MaxValue;
        return definition.Instruction.Operands.Any(operand => outline[operand].Definition is { IsLoop: true })
            && definition.Region.Nodes.Any(node =>
                node.Op.IsExpensive() && node.Position > definition.Position && node.Position < use);
    }

    /// <summary>
    /// The user's own locals stay statements; a value that only takes over its operand's name is not one.
    /// </summary>
    private static bool KeepsName(ValueFacts facts)
    {
        string name = facts.Value.Name;
        if (name.Length == 0 || (facts.Is(Primitive.Convert) && facts.Definition!.Instruction.Operands[0].Name == name))
        {
            return false;
        }

        Use use = facts.Uses[0];
        return use.IsYield
            ? !(use.Node is { Op: Primitive.If } conditional && conditional.Instruction.Results[use.Index].Name == name)
            : !IsContribution(use.Node!, facts.Value);
    }

    /// <summary>
    /// The second operand of <c>weightBar + weightBar</c>: what is added to the variable of that name.
    /// </summary>
    private static bool IsContribution(Node user, Value value) =>
        user.Op is Primitive.Add or Primitive.Subtract
        && user.Instruction.Operands[0].Name == value.Name
        && !ReferenceEquals(user.Instruction.Operands[0], value);

    private int YieldIndex(Node conditional)
    {
        int index = 0;
        while (!outline[conditional.Instruction.Results[index]].IsNeeded)
        {
            index++;
        }

        return index;
    }

    /// <summary>An <c>If</c> with one result whose branches are expressions becomes one expression.</summary>
    private void ChooseForm(Node node)
    {
        List<ValueFacts> results = [.. node.Instruction.Results.Select(r => outline[r]).Where(r => r.IsNeeded)];
        node.IsExpression = node.Instruction.Results.Count == 1 && results.Count == 1 && !node.HasEffects
            && node.Blocks.All(block => block.Nodes.All(IsPartOfExpression))
            && !UpdatesInPlace(node, 0, 1) && !UpdatesInPlace(node, 1, 0)
            && FitOperands(node, 0) <= Math.Min(WidestChoice, Limit(node.Region));
        if (!node.IsExpression)
        {
            UnfoldYields(node);
        }
    }

    /// <summary><c>if (c) { s += x; }</c> reads better than <c>s = c ? s + x : s</c>.</summary>
    private bool UpdatesInPlace(Node node, int changed, int kept)
    {
        Value before = node.Blocks[kept].Block.Yields[0];
        return outline[before].IsVariable
            && !outline[before].Region.IsWithin(node.Blocks[kept])
            && outline[node.Blocks[changed].Block.Yields[0]].Definition is { } definition
            && !definition.IsRegion
            && definition.Instruction.Operands.Any(operand => ReferenceEquals(operand, before));
    }

    private bool IsPartOfExpression(Node node) =>
        !node.IsNeeded
        || (node.Instruction.Results.Count == 1 && !outline[node.Instruction.Result].IsVariable);

    private void UnfoldYields(Node node)
    {
        foreach (Region block in node.Blocks)
        {
            foreach (Value value in block.Block.Yields)
            {
                ValueFacts facts = outline[value];
                if (facts.Placement == Placement.Folded && facts.Uses[0].IsYield
                    && ReferenceEquals(facts.Uses[0].Node, node))
                {
                    Unfold(facts);
                }
            }
        }
    }

    private void CheckMove(Node node)
    {
        if (!node.IsNeeded || node.Instruction.Results.Count != 1 || IsInsideExpression(node.Region))
        {
            return;
        }

        ValueFacts facts = outline[node.Instruction.Result];
        if (facts.Placement != Placement.Folded || facts.IsLoopCondition)
        {
            return;
        }

        facts.Final = FoldingPlaces.FinalPosition(outline, facts.Uses[0]);
        if (!CanMove(node, node.Position, facts.Final))
        {
            Unfold(facts);
        }
    }

    private static bool IsInsideExpression(Region region) => region.Owner is { IsExpression: true };

    private bool CanMove(Node node, int from, int to)
    {
        if (node.Op == Primitive.Load && buffers.IsWrittenBetween(node.Instruction.Operands[0], from, to))
        {
            return false;
        }

        foreach (Value operand in node.Instruction.Operands)
        {
            if (outline[operand].Overwrites.Any(position => position > from && position < to))
            {
                return false;
            }
        }

        return node.Blocks.All(block =>
            block.Nodes.All(inner => CanMove(inner, from, to))
            && block.Block.Yields.All(value => !outline[value].Overwrites.Any(at => at > from && at < to)));
    }
}
