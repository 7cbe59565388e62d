using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>The function as a tree of nodes in numbered positions, with facts about every value.</summary>
internal sealed class Outline
{
    private readonly List<ValueFacts?> facts;
    private readonly Dictionary<Node, Value> flags = [];
    private int position;

    public Outline(Function function)
    {
        Function = function;
        facts = [.. new ValueFacts?[function.NextId]];
        Root = new Region(function.Body, null, 0);
        foreach (Value value in function.Body.Parameters)
        {
            Define(value, null, Root, 0);
        }

        foreach (Parameter parameter in function.Signature)
        {
            if (parameter.Input >= 0)
            {
                this[function.Body.Parameters[parameter.Input]].Parameter = parameter;
            }
        }

        Fill(Root);
    }

    public Function Function { get; }

    public Region Root { get; }

    /// <summary>All nodes in program order.</summary>
    public List<Node> Nodes { get; } = [];

    public ValueFacts this[Value value] => facts[value.Id]!;

    public IEnumerable<ValueFacts> Values => facts.Where(value => value is not null)!;

    public ValueFacts Define(Value value, Node? definition, Region region, int at)
    {
        while (facts.Count <= value.Id)
        {
            facts.Add(null);
        }

        var result = new ValueFacts(value, definition, region, at);
        facts[value.Id] = result;
        return result;
    }

    /// <summary>The variable that keeps the condition of a <c>While</c>.</summary>
    public Value Flag(Node loop) => flags[loop];

    /// <summary>
    /// What a loop's condition reads, at the loop's head, in place of a value of the iteration's end.
    /// </summary>
    public Value? AtHead(Node loop, Value value)
    {
        foreach (Carry carry in loop.Carries)
        {
            if (ReferenceEquals(carry.Next, value))
            {
                return carry.Parameter;
            }
        }

        return null;
    }

    /// <summary>Gives a loop that keeps its condition in a variable that variable, as one more carried value.</summary>
    public void AddFlag(Node loop)
    {
        var flag = new Value(facts.Count, IrType.Boolean, "");
        ValueFacts result = Define(flag, null, loop.Blocks[0], loop.Position);
        result.IsNeeded = true;
        result.IsFlag = true;
        Value? first = loop.Form == WhileForm.Flag ? loop.Instruction.Operands[0] : null;
        result.Carry = new Carry(flag, first, loop.Condition, null);
        loop.Carries.Add(result.Carry);
        flags.Add(loop, flag);
    }

    /// <summary>The parameter that hands the output back by reference, or null for the returned one.</summary>
    public Parameter? OutputParameter(int output)
    {
        foreach (Parameter parameter in Function.Signature)
        {
            if (parameter.Output == output)
            {
                return parameter;
            }
        }

        return null;
    }

    private void Fill(Region region)
    {
        foreach (Instruction instruction in region.Block.Instructions)
        {
            var node = new Node(instruction, region, ++position);
            region.Nodes.Add(node);
            Nodes.Add(node);
            node.HasEffects = instruction.IsEffect();
            if (node.IsRegion)
            {
                FillBlocks(node);
            }

            if (node.Op == Primitive.Call)
            {
                node.Exit = ++position; // what it reads after what goes by reference has been copied
            }

            for (int i = 0; i < instruction.Results.Count; i++)
            {
                bool isEarly = node.Op == Primitive.Call && Calls.IsHeld(instruction, i);
                ValueFacts result = Define(instruction.Results[i], node, region, isEarly ? node.Position : node.Exit);
                result.Carry = node.IsLoop ? node.Carries[i] : null;
            }
        }

        region.End = ++position;
    }

    private void FillBlocks(Node node)
    {
        position++; // what a loop reads after it has copied its initial values
        for (int i = 0; i < node.Instruction.Blocks.Count; i++)
        {
            var block = new Region(node.Instruction.Blocks[i], node, i);
            node.Blocks.Add(block);
            foreach (Value parameter in block.Block.Parameters)
            {
                Define(parameter, null, block, node.Position);
            }

            Fill(block);
            node.HasEffects |= block.Nodes.Any(inner => inner.HasEffects);
        }

        node.Exit = ++position;
        if (node.IsLoop)
        {
            AddCarries(node);
        }
    }

    private void AddCarries(Node loop)
    {
        Block body = loop.Instruction.Blocks[0];
        bool counted = loop.Op == Primitive.For;
        if (counted)
        {
            this[body.Parameters[0]].IsIndex = true;
        }

        int firstInitial = counted ? 2 : 1;
        int firstParameter = counted ? 1 : 0;
        int firstYield = counted ? 0 : 1;
        for (int i = 0; i < loop.Instruction.Results.Count; i++)
        {
            loop.Carries.Add(new Carry(
                body.Parameters[firstParameter + i],
                loop.Instruction.Operands[firstInitial + i],
                body.Yields[firstYield + i],
                loop.Instruction.Results[i]));
            this[body.Parameters[firstParameter + i]].Carry = loop.Carries[i];
        }
    }
}
