using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Marks what the outputs and effects depend on, and records who reads what of it. The rest is not written.
/// </summary>
internal sealed class Needs
{
    private readonly Outline outline;
    private readonly Stack<Value> pending = new();

    private Needs(Outline outline) => this.outline = outline;

    public static void Mark(Outline outline)
    {
        var needs = new Needs(outline);
        foreach (Value output in outline.Root.Block.Yields)
        {
            needs.Need(output);
        }

        foreach (Node node in outline.Nodes)
        {
            if (node.HasEffects && !node.IsRegion)
            {
                needs.Need(node);
            }
        }

        needs.Finish();
        foreach (Node node in outline.Nodes)
        {
            node.Carries.RemoveAll(carry => !needs.IsNeeded(carry));
        }

        needs.RecordUses();
    }

    private bool IsNeeded(Carry carry) =>
        outline[carry.Parameter].IsNeeded || (carry.Result is not null && outline[carry.Result].IsNeeded);

    private void Finish()
    {
        while (pending.Count > 0)
        {
            ValueFacts facts = outline[pending.Pop()];
            if (facts.Definition is { } definition)
            {
                Need(definition);
            }

            if (facts.Carry is { } carry)
            {
                Need(carry.Next);
                if (carry.Initial is not null)
                {
                    Need(carry.Initial);
                }
            }
            else if (facts.Is(Primitive.If))
            {
                int index = IndexOf(facts.Definition!.Instruction, facts.Value);
                Need(facts.Definition.Instruction.Blocks[0].Yields[index]);
                Need(facts.Definition.Instruction.Blocks[1].Yields[index]);
            }
        }
    }

    private static int IndexOf(Instruction instruction, Value result)
    {
        int index = 0;
        while (!ReferenceEquals(instruction.Results[index], result))
        {
            index++;
        }

        return index;
    }

    private void Need(Value value)
    {
        ValueFacts facts = outline[value];
        if (!facts.IsNeeded)
        {
            facts.IsNeeded = true;
            pending.Push(value);
        }
    }

    private void Need(Node? node)
    {
        while (node is not null && !node.IsNeeded)
        {
            node.IsNeeded = true;
            if (node.Op == Primitive.For)
            {
                Need(node.Instruction.Blocks[0].Parameters[0]);
            }

            for (int i = 0; node.Op == Primitive.Call && i < node.Instruction.Results.Count; i++)
            {
                if (Calls.IsByReference(node.Instruction, i))
                {
                    Need(node.Instruction.Results[i]);
                }
            }

            int own = node.Op switch
            {
                Primitive.For => 2,
                Primitive.While => node.Form == WhileForm.Flag ? 1 : 0,
                _ => node.Instruction.Operands.Count,
            };
            for (int i = 0; i < own; i++)
            {
                Need(node.Instruction.Operands[i]);
            }

            if (node.Op == Primitive.While)
            {
                NeedCondition(node, node.Condition);
            }

            node = node.Region.Owner;
        }
    }

    /// <summary>A condition at a loop's head reads what the loop carries, though nothing else may read that.</summary>
    private void NeedCondition(Node loop, Value value)
    {
        Need(value);
        if (outline[value] is not { IsLoopCondition: true, Definition: { } definition })
        {
            if (!loop.HasFlag && outline.AtHead(loop, value) is { } carried)
            {
                Need(carried);
            }

            return;
        }

        foreach (Value operand in definition.Instruction.Operands)
        {
            NeedCondition(loop, operand);
        }
    }

    private void RecordUses()
    {
        foreach (Node node in outline.Nodes)
        {
            if (node.IsNeeded)
            {
                RecordUses(node);
            }
        }

        for (int i = 0; i < outline.Root.Block.Yields.Count; i++)
        {
            outline[outline.Root.Block.Yields[i]].Uses.Add(new Use(null, outline.Root, i, IsYield: true));
        }
    }

    private void RecordUses(Node node)
    {
        Instruction instruction = node.Instruction;
        int firstInitial = node.Op switch { Primitive.For => 2, Primitive.While => 1, _ => instruction.Operands.Count };
        for (int i = 0; i < instruction.Operands.Count; i++)
        {
            bool read = i >= firstInitial
                ? outline[instruction.Results[i - firstInitial]].Carry is { } carry && IsNeeded(carry)
                : node.Op != Primitive.While || node.Form == WhileForm.Flag;
            if (read)
            {
                outline[instruction.Operands[i]].Uses.Add(new Use(node, node.Region, i, IsYield: false));
            }
        }

        int firstYield = node.Op == Primitive.While ? 1 : 0;
        foreach (Region block in node.Blocks)
        {
            for (int i = 0; i < block.Block.Yields.Count; i++)
            {
                bool read = i < firstYield || IsNeededResult(instruction.Results[i - firstYield]);
                if (read)
                {
                    outline[block.Block.Yields[i]].Uses.Add(new Use(node, block, i, IsYield: true));
                }
            }
        }
    }

    private bool IsNeededResult(Value result)
    {
        ValueFacts facts = outline[result];
        return facts.Carry is { } carry ? IsNeeded(carry) : facts.IsNeeded;
    }
}
