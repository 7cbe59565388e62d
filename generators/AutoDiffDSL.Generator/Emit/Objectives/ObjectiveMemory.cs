using System.Collections.Generic;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>
/// Where an evaluation has its memory: spans from the workspace; arrays are fields, which the constructor makes.
/// </summary>
internal sealed class ObjectiveMemory(ObjectivePlan plan) : PackingMemory
{
    private readonly HashSet<string> names =
    [
        "parameters", "direction", "gradient", "product", "third", "gradientTerm", "productTerm", "thirdTerm",
        "workspace", "value", "share", "sum", "position", "sample",
    ];

    public bool NeedsWorkspace { get; private set; }

    public override string Unique(string wanted)
    {
        string name = wanted;
        for (int number = 2; !names.Add(name); number++)
        {
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Identifiers.Escape(name);
    }

    public override string Workspace()
    {
        NeedsWorkspace = true;
        return "workspace";
    }

    public override string Shape(Parameter leaf) => plan.Shape(leaf.Primal, "_");

    public override string Lengths(Parameter leaf) => plan.Lengths(leaf.Primal);

    public override string Tensor(string wanted, string element, Parameter leaf, List<Statement> once)
    {
        (string type, string made) = NewTensor(element, Lengths(leaf));
        return plan.Array(leaf, wanted, type, made, "Tensor");
    }

    public override string Array(string wanted, string element, Parameter leaf, List<Statement> once)
    {
        string shape = Shape(leaf);
        return plan.Array(leaf, wanted, element + Brackets(shape), $"new {element}[{shape}]");
    }
}
