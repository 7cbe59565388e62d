using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>One C# variable: a set of values of which no two are alive at once.</summary>
internal sealed class Variable(ValueFacts first)
{
    public List<ValueFacts> Members { get; } = [first];

    public IrType Type { get; } = first.Value.Type;

    /// <summary>The parameter that it is.</summary>
    public Parameter? Binding { get; set; }

    /// <summary>The innermost block that contains everything that touches it; it is declared there.</summary>
    public Region Home { get; set; } = first.Region;

    /// <summary>Where it is first assigned.</summary>
    public int First { get; set; }

    public string Name { get; set; } = "";

    public bool IsDeclared { get; set; }
}
