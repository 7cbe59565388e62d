using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Foresees where shared variables are assigned, so that folding does not move a read of the old value past the
/// assignment of the new one: the two would then need two variables, and a copy.
/// </summary>
internal static class Overwriting
{
    public static void Foresee(Outline outline)
    {
        foreach (Node node in outline.Nodes)
        {
            if (node.IsNeeded)
            {
                Foresee(outline, node);
            }
        }

        foreach (Parameter parameter in outline.Function.Signature)
        {
            // What cannot be assigned where it stands is made anew at the end.
            if (parameter is { Input: >= 0, Output: >= 0, HasVariable: true })
            {
                Value before = outline.Function.Body.Parameters[parameter.Input];
                Value after = outline.Function.Body.Yields[parameter.Output];
                Replace(outline, before, after, outline.Root.End);
                Chain(outline, before, after);
            }
        }
    }

    private static void Foresee(Outline outline, Node node)
    {
        foreach (Carry carry in node.Carries)
        {
            Replace(outline, carry.Parameter, carry.Next, node.Blocks[0].End);
            Chain(outline, carry.Parameter, carry.Next);
            if (carry.Initial is not null && MayShare(carry.Initial, carry.Parameter))
            {
                outline[carry.Initial].Overwrites.Add(node.Position);
            }
        }

        if (node.Op != Primitive.If)
        {
            return;
        }

        for (int i = 0; i < node.Instruction.Results.Count; i++)
        {
            Value then = node.Instruction.Blocks[0].Yields[i];
            Value otherwise = node.Instruction.Blocks[1].Yields[i];
            if (outline[node.Instruction.Results[i]].IsNeeded && !ReferenceEquals(then, otherwise))
            {
                Branch(outline, node, then, node.Instruction.Results[i]);
                Branch(outline, node, otherwise, node.Instruction.Results[i]);
            }
        }
    }

    private static void Branch(Outline outline, Node node, Value yield, Value result)
    {
        if (outline[yield].Position < node.Position && MayShare(yield, result))
        {
            outline[yield].Overwrites.Add(node.Position);
        }
    }

    private static bool MayShare(Value left, Value right) =>
        left.Name.Length == 0 || right.Name.Length == 0 || left.Name == right.Name;

    private static void Replace(Outline outline, Value before, Value after, int end)
    {
        if (ReferenceEquals(before, after) || !MayShare(before, after))
        {
            return;
        }

        ValueFacts next = outline[after];
        bool inside = next.Position > outline[before].Position && next.Definition is not null;
        outline[before].Overwrites.Add(inside ? next.Definition!.Position : end);
    }

    /// <summary>Finds <c>after = (before + a) + b</c>, so that it is written as one addition a line.</summary>
    private static void Chain(Outline outline, Value before, Value after)
    {
        if (!ReferenceEquals(before, after))
        {
            ReachesByAddition(outline, before, outline[after]);
        }
    }

    private static bool ReachesByAddition(Outline outline, Value before, ValueFacts current)
    {
        if (ReferenceEquals(current.Value, before))
        {
            return true;
        }

        if (current.Definition is not { } definition)
        {
            return false;
        }

        switch (definition.Op)
        {
            case Primitive.Add or Primitive.Subtract:
                return Step(outline, before, definition.Instruction.Operands[0], current);
            case Primitive.For or Primitive.While:
                return Step(outline, before, current.Carry!.Initial!, current);
            case Primitive.If:
                int index = definition.Instruction.Results.ToList().IndexOf(current.Value);
                bool then = Step(outline, before, definition.Instruction.Blocks[0].Yields[index], current);
                bool otherwise = Step(outline, before, definition.Instruction.Blocks[1].Yields[index], current);
                return then || otherwise;
            default:
                return false;
        }
    }

    private static bool Step(Outline outline, Value before, Value previous, ValueFacts current)
    {
        ValueFacts facts = outline[previous];
        bool reaches = (facts.Uses.Count == 1 || ReferenceEquals(previous, before))
            && ReachesByAddition(outline, before, facts);
        if (reaches && !ReferenceEquals(previous, before))
        {
            facts.AccumulatesInto = current;
        }

        return reaches;
    }
}
