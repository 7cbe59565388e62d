using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>What planning knows about one value.</summary>
internal sealed class ValueFacts(Value value, Node? definition, Region region, int position)
{
    public Value Value { get; } = value;

    /// <summary>The instruction that has it as result; null for parameters of blocks.</summary>
    public Node? Definition { get; } = definition;

    public Region Region { get; } = region;

    /// <summary>Where it comes into being.</summary>
    public int Position { get; } = position;

    /// <summary>The function's parameter that it is.</summary>
    public Parameter? Parameter { get; set; }

    /// <summary>The index of a counted loop.</summary>
    public bool IsIndex { get; set; }

    /// <summary>The variable that keeps the condition of a <c>While</c>.</summary>
    public bool IsFlag { get; set; }

    /// <summary>What the loop carries through this parameter or result.</summary>
    public Carry? Carry { get; set; }

    public bool IsNeeded { get; set; }

    public Placement Placement { get; set; }

    /// <summary>Part of a loop's condition, which is written at the loop's head.</summary>
    public bool IsLoopCondition { get; set; }

    /// <summary>One step of <c>sum = sum + a; sum = sum + b;</c>: it shares the variable of what follows.</summary>
    public ValueFacts? AccumulatesInto { get; set; }

    /// <summary>Where a folded value is evaluated.</summary>
    public int Final { get; set; }

    /// <summary>Who reads it, of what is needed.</summary>
    public List<Use> Uses { get; } = [];

    /// <summary>Where the statement that reads its variable stands, folding taken into account.</summary>
    public List<Place> Reads { get; } = [];

    /// <summary>Where the variable that it probably shares is assigned its next value.</summary>
    public List<int> Overwrites { get; } = [];

    /// <summary>The columns its expression takes.</summary>
    public int Width { get; set; }

    public Variable? Variable { get; set; }

    public bool IsVariable => Placement == Placement.Variable;

    public bool Is(Primitive op) => Definition is not null && Definition.Op == op;
}
