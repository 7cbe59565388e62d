using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Gives values their variables. Values that flow into each other where control merges share one variable if their
/// lifetimes do not overlap, so that <c>s</c> stays <c>s</c> through a loop; what remains apart is copied. A loop's
/// parameter and result are one variable always: one lives inside the loop, the other after it.
/// </summary>
internal sealed class Coalescing
{
    private readonly Outline outline;
    private readonly List<(int Weight, Value Left, Value Right)> candidates = [];

    private Coalescing(Outline outline) => this.outline = outline;

    public static void Decide(Outline outline)
    {
        var coalescing = new Coalescing(outline);
        coalescing.CreateVariables();
        coalescing.Collect();
        foreach ((int _, Value left, Value right) in coalescing.candidates.OrderByDescending(pair => pair.Weight))
        {
            coalescing.TryMerge(outline[left], outline[right]);
        }

        coalescing.BindOutputs();
    }

    private void CreateVariables()
    {
        foreach (ValueFacts facts in outline.Values)
        {
            if (facts.IsVariable && (facts.IsNeeded || facts.Parameter is not null))
            {
                facts.Variable = new Variable(facts) { Binding = facts.Parameter };
            }
        }

        foreach (Node node in outline.Nodes)
        {
            foreach (Carry carry in node.IsNeeded ? node.Carries : [])
            {
                ValueFacts parameter = outline[carry.Parameter];
                parameter.Variable ??= new Variable(parameter);
                if (carry.Result is not null)
                {
                    ValueFacts result = outline[carry.Result];
                    result.Variable ??= new Variable(result);
                    Merge(parameter.Variable, result.Variable);
                }
            }
        }
    }

    private void Collect()
    {
        foreach (Node node in outline.Nodes)
        {
            if (node.IsNeeded)
            {
                Collect(node);
            }
        }

        foreach (Parameter parameter in outline.Function.Signature)
        {
            if (parameter is { Input: >= 0, Output: >= 0, HasVariable: true })
            {
                Value before = outline.Function.Body.Parameters[parameter.Input];
                Value after = outline.Function.Body.Yields[parameter.Output];
                Add(1, before, after);
            }
        }
    }

    private void Collect(Node node)
    {
        int depth = 4 * (node.Region.Depth + 1);
        foreach (Carry carry in node.Carries)
        {
            Add(depth + 4, carry.Parameter, carry.Next);
            if (carry.Initial is not null)
            {
                Add(depth, carry.Initial, carry.Parameter);
            }
        }

        if (node.Op == Primitive.If && !node.IsExpression)
        {
            for (int i = 0; i < node.Instruction.Results.Count; i++)
            {
                if (outline[node.Instruction.Results[i]].IsNeeded)
                {
                    Add(depth, node.Instruction.Blocks[0].Yields[i], node.Instruction.Results[i]);
                    Add(depth, node.Instruction.Blocks[1].Yields[i], node.Instruction.Results[i]);
                }
            }
        }

        if (node.Op == Primitive.Call)
        {
            CollectReferences(node, depth);
        }
        else if (node.Instruction.Results.Count == 1 && !node.IsRegion)
        {
            CollectReassignment(node, depth);
        }
    }

    /// <summary><c>x = f(x)</c>: the user's next value of one local, or the next step of a sum.</summary>
    private void CollectReassignment(Node node, int depth)
    {
        ValueFacts result = outline[node.Instruction.Result];
        foreach (Value operand in node.Instruction.Operands)
        {
            bool sameName = operand.Name.Length > 0 && operand.Name == result.Value.Name;
            if (sameName || ReferenceEquals(outline[operand].AccumulatesInto, result))
            {
                Add(depth + 2, operand, result.Value);
            }
        }
    }

    /// <summary>What a method takes by reference and hands back.</summary>
    private void CollectReferences(Node call, int depth)
    {
        for (int i = 0; i < call.Instruction.Operands.Count; i++)
        {
            if (Calls.Returned(call.Instruction, i) is { } result)
            {
                Add(depth + 3, call.Instruction.Operands[i], result);
            }
        }
    }

    private void Add(int weight, Value left, Value right) => candidates.Add((weight, left, right));

    private void TryMerge(ValueFacts left, ValueFacts right)
    {
        if (left.Variable is not { } one || right.Variable is not { } other || ReferenceEquals(one, other)
            || one.Type != other.Type
            || !HaveCompatibleNames(left.Value, right.Value)
            || !HaveCompatibleBindings(one, other)
            || Lifetimes.Interfere(one, other))
        {
            return;
        }

        Merge(one, other);
    }

    private static bool HaveCompatibleNames(Value left, Value right) =>
        left.Name.Length == 0 || right.Name.Length == 0 || left.Name == right.Name;

    /// <summary>
    /// A parameter passed by value is assigned only where the user assigned it; one passed by reference only what it
    /// hands back in the end, and not in a loop, where a local can stay in a register; an array is not a span; an index
    /// counts; of a struct, only a field of a variable is assigned.
    /// </summary>
    private bool HaveCompatibleBindings(Variable left, Variable right)
    {
        if (left.Members.Any(member => member.IsIndex) || right.Members.Any(member => member.IsIndex)
            || (left.Binding is not null && right.Binding is not null))
        {
            return false;
        }

        Parameter? binding = left.Binding ?? right.Binding;
        if (binding is { Part.CanAssign: false })
        {
            return false;
        }

        Variable free = left.Binding is null ? left : right;
        return binding is null
            || (binding.Output >= 0
                ? !IsCarried(free) && (HandsBack(binding, left) || HandsBack(binding, right))
                : binding.Passing == Passing.Value && free.Members.All(member => member.Value.Name == binding.Name));
    }

    private static bool IsCarried(Variable variable) => variable.Members.Any(member => member.Carry is not null);

    private bool HandsBack(Parameter parameter, Variable variable) =>
        ReferenceEquals(outline[outline.Function.Body.Yields[parameter.Output]].Variable, variable);

    private static void Merge(Variable into, Variable from)
    {
        if (ReferenceEquals(into, from))
        {
            return;
        }

        if (into.Members.Count < from.Members.Count)
        {
            (into, from) = (from, into);
        }

        into.Binding ??= from.Binding;
        into.Members.AddRange(from.Members);
        foreach (ValueFacts member in from.Members)
        {
            member.Variable = into;
        }
    }

    private void BindOutputs()
    {
        foreach (Parameter parameter in outline.Function.Signature)
        {
            if (parameter is { Input: < 0, Output: >= 0, HasVariable: true }
                && outline[outline.Function.Body.Yields[parameter.Output]].Variable is { Binding: null } variable
                && !variable.Members.Any(member => member.IsIndex) && !IsCarried(variable))
            {
                variable.Binding = parameter;
            }
        }
    }
}
