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
        ValueFacts facts = outline[first];
        bool startsTrue = facts.Is(Primitive.Constant) && facts.Definition!.Instruction.Immediate != 0;
        bool atHead = CanMoveToHead(loop, loop.Condition, 0);
        if (startsTrue)
        {
            loop.Form = atHead ? WhileForm.DoCondition : WhileForm.DoFlag;
        }
        else
        {
            loop.Form = atHead && AreSame(loop, first, loop.Condition) ? WhileForm.Condition : WhileForm.Flag;
        }

        if (!loop.HasFlag)
        {
            MarkCondition(loop, loop.Condition);
        }
    }

    /// <summary>Whether a value of the iteration's end can be computed from what the next iteration starts with.</summary>
    private bool CanMoveToHead(Node loop, Value value, int depth)
    {
        ValueFacts facts = outline[value];
        if (outline.AtHead(loop, value) is not null || !facts.Region.IsWithin(loop.Blocks[0]) || facts.Is(Primitive.Constant))
        {
            return true;
        }

        return depth < DeepestCondition
            && facts.Definition is { } definition
            && ReferenceEquals(facts.Region, loop.Blocks[0])
            && Pure.IsPure(definition.Op)
            && useCounts[value.Id] == 1
            && !(definition.Op == Primitive.Load
                && buffers.IsWrittenBetween(definition.Instruction.Operands[0], definition.Position, loop.Blocks[0].End))
            && definition.Instruction.Operands.All(operand => CanMoveToHead(loop, operand, depth + 1));
    }

    /// <summary>Whether <paramref name="first"/> is to the first iteration what <paramref name="later"/> is to the next one.</summary>
    private bool AreSame(Node loop, Value first, Value later)
    {
        if (loop.Carries.Any(carry => ReferenceEquals(carry.Next, later) && ReferenceEquals(carry.Initial, first))
            || ReferenceEquals(first, later))
        {
            return true;
        }

        if (outline[first].Definition is not { } left || outline[later].Definition is not { } right
            || left.Op != right.Op || !Pure.IsPure(left.Op) || first.Type != later.Type
            || left.Instruction.Immediate != right.Instruction.Immediate
            || outline.AtHead(loop, later) is not null)
        {
            return false;
        }

        if (left.Op == Primitive.Constant)
        {
            return true;
        }

        if (!right.Region.IsWithin(loop.Blocks[0])
            || (left.Op == Primitive.Load
                && buffers.IsWrittenBetween(left.Instruction.Operands[0], left.Position, loop.Position)))
        {
            return false;
        }

        for (int i = 0; i < left.Instruction.Operands.Count; i++)
        {
            if (!AreSame(loop, left.Instruction.Operands[i], right.Instruction.Operands[i]))
            {
                return false;
            }
        }

        return true;
    }

    private void MarkCondition(Node loop, Value value)
    {
        ValueFacts facts = outline[value];
        if (outline.AtHead(loop, value) is not null || !facts.Region.IsWithin(loop.Blocks[0]) || facts.Is(Primitive.Constant))
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
