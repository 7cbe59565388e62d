using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Finds the loops that can be written <c>while (condition)</c>. The intermediate form tests a value from before the
/// loop and then one from the end of each iteration; where the two are the same expression of what the loop carries,
/// the expression goes to the loop's head.
/// </summary>
internal sealed class WhileConditions
{
    private const int DeepestCondition = 12;

    private readonly Outline outline;
    private readonly BufferGroups buffers;
    private readonly Dictionary<int, int> useCounts = [];

    private WhileConditions(Outline outline, BufferGroups buffers)
    {
        this.outline = outline;
        this.buffers = buffers;
    }

    public static void Choose(Outline outline, BufferGroups buffers)
    {
        var conditions = new WhileConditions(outline, buffers);
        conditions.CountUses(outline.Root);
        foreach (Node node in outline.Nodes)
        {
            if (node.Op == Primitive.While)
            {
                conditions.Choose(node);
            }
        }
    }

    private void CountUses(Region root)
    {
        foreach (Node node in outline.Nodes)
        {
            Count(node.Instruction.Operands);
            foreach (Region block in node.Blocks)
            {
                Count(block.Block.Yields);
            }
        }

        Count(root.Block.Yields);
    }

    private void Count(IEnumerable<Value> values)
    {
        foreach (Value value in values)
        {
            useCounts.TryGetValue(value.Id, out int count);
            useCounts[value.Id] = count + 1;
        }
    }

    private void Choose(Node loop)
    {
        Value first = loop.Instruction.Operands[0];
        bool startsTrue = Constants.Bits(outline, first) is { } bits && bits != 0;
        bool atHead = CanMoveToHead(loop, loop.Condition, 0);
        loop.Form = atHead && AreSame(loop, first, loop.Condition) ? WhileForm.Condition
            : !startsTrue ? WhileForm.Flag
            : atHead ? WhileForm.DoCondition
            : WhileForm.DoFlag;

        if (!loop.HasFlag)
        {
            MarkCondition(loop, loop.Condition);
        }
    }

    /// <summary>
    /// Whether a value of the iteration's end can be computed from what the next iteration starts with.
    /// </summary>
    private bool CanMoveToHead(Node loop, Value value, int depth)
    {
        ValueFacts facts = outline[value];
        if (outline.AtHead(loop, value) is not null || !facts.Region.IsWithin(loop.Blocks[0])
            || facts.Is(Primitive.Constant))
        {
            return true;
        }

        return depth < DeepestCondition
            && facts.Definition is { } definition
            && ReferenceEquals(facts.Region, loop.Blocks[0])
            && Pure.IsPure(definition.Instruction)
            && useCounts[value.Id] == 1
            && !(definition.Op == Primitive.Load
                && IsWritten(definition.Instruction.Operands[0], definition.Position, loop.Blocks[0].End))
            && definition.Instruction.Operands.All(operand => CanMoveToHead(loop, operand, depth + 1));
    }

    /// <summary>
    /// Whether <paramref name="first"/> is to the first iteration what <paramref name="later"/> is to the next one.
    /// </summary>
    private bool AreSame(Node loop, Value first, Value later)
    {
        if (first.Type != later.Type)
        {
            return false;
        }

        if (outline.AtHead(loop, later) is not null)
        {
            return loop.Carries.Any(carry => ReferenceEquals(carry.Next, later) && IsSameBefore(carry.Initial!, first));
        }

        if (!outline[later].Region.IsWithin(loop.Blocks[0]))
        {
            return IsSameBefore(first, later);
        }

        return Constants.Bits(outline, first) is { } bits
            ? Constants.AtStart(outline, loop, later) == bits
            : outline[first].Definition is { } left && AreSame(loop, left, outline[later].Definition!);
    }

    private bool AreSame(Node loop, Node first, Node later)
    {
        if (first.Op != later.Op || first.Op == Primitive.Call || !Pure.IsPure(first.Instruction)
            || (first.Op == Primitive.Load
                && IsWritten(first.Instruction.Operands[0], first.Position, loop.Position)))
        {
            return false;
        }

        for (int i = 0; i < first.Instruction.Operands.Count; i++)
        {
            if (!AreSame(loop, first.Instruction.Operands[i], later.Instruction.Operands[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsWritten(Value buffer, int from, int to) => buffers.IsWrittenBetween(buffer, from, to);

    private bool IsSameBefore(Value left, Value right) =>
        ReferenceEquals(left, right)
        || (Constants.Bits(outline, left) is { } bits && Constants.Bits(outline, right) == bits);

    private void MarkCondition(Node loop, Value value)
    {
        ValueFacts facts = outline[value];
        if (outline.AtHead(loop, value) is not null || !facts.Region.IsWithin(loop.Blocks[0])
            || facts.Is(Primitive.Constant))
        {
            return;
        }

        facts.IsLoopCondition = true;
        foreach (Value operand in facts.Definition!.Instruction.Operands)
        {
            MarkCondition(loop, operand);
        }
    }
}
