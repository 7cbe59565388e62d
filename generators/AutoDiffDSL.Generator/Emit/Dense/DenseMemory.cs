using System.Collections.Generic;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// Where a dense method has its memory: spans from the workspace; what has to be an array of C#, for a matrix or an
/// array in a struct, is made once a call.
/// </summary>
/// <param name="dense">The method.</param>
/// <param name="before">Receives what opens the workspace.</param>
internal sealed class DenseMemory(DenseMethod dense, List<Statement> before) : PackingMemory
{
    public override string Unique(string wanted) => dense.Unique(wanted);

    public override string Workspace() => dense.Workspace(before);

    public override string Shape(Parameter leaf) => ShapeOf(dense, leaf);

    public override string Array(string wanted, string element, Parameter leaf, List<Statement> once)
    {
        string name = dense.Unique(wanted);
        string shape = Shape(leaf);
        once.Add(PackedArguments.Line(
            $"{element}{Brackets(shape)} {name} = new {element}[{shape}]"));
        return name;
    }

    public override string Lengths(Parameter leaf) =>
        LeafPath.Of(dense.Method.Primal.Signature[leaf.Primal].Part!).Text + ".Lengths";

    public override string Tensor(string wanted, string element, Parameter leaf, List<Statement> once)
    {
        string name = dense.Unique(wanted);
        (string type, string made) = NewTensor(element, Lengths(leaf));
        once.Add(PackedArguments.Line($"{type} {name} = {made}"));
        return name;
    }

    /// <summary>The number of elements of memory, in terms of what the caller passed or the method returned.</summary>
    public static string ShapeOf(DenseMethod dense, Parameter leaf)
    {
        if (leaf.Primal < 0)
        {
            return dense.Value + ".Length";
        }

        Parameter primal = dense.Method.Primal.Signature[leaf.Primal];
        if (primal.Part is not { } part)
        {
            return Identifiers.Escape(primal.Name) + ".Length";
        }

        LeafPath path = LeafPath.Of(part);
        return path.Shape;
    }

    /// <summary>The number of elements in all.</summary>
    public static string CountOf(DenseMethod dense, Parameter leaf)
    {
        string shape = ShapeOf(dense, leaf);
        int dimension = shape.IndexOf(".GetLength", System.StringComparison.Ordinal);
        return dimension < 0 ? shape : shape.Substring(0, dimension) + ".Length";
    }
}
