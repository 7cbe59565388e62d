using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// One block of the reversed sweep while it is built: what is known there of adjoints and of the primal's values.
/// </summary>
/// <param name="source">The forward block that this one reverses.</param>
/// <param name="builder">Receives the reversed instructions.</param>
/// <param name="parent">The enclosing reversed block.</param>
/// <param name="holdsCaptures">Whether adjoints of all values from outside are carried by this block's loop.</param>
internal sealed class ReverseScope(Block source, BlockBuilder builder, ReverseScope? parent, bool holdsCaptures)
{
    private readonly Dictionary<int, Value> adjoints = [];

    public Block Source { get; } = source;

    public BlockBuilder Builder { get; } = builder;

    public ReverseScope? Parent { get; } = parent;

    /// <summary>Forward values that can be read here.</summary>
    public Dictionary<int, Value> Available { get; } = [];

    /// <summary>Instructions that bring forward values here; they come before everything else in the block.</summary>
    public BlockBuilder Prologue { get; } = builder.Nested();

    /// <summary>The values whose adjoints this scope holds, in order of definition.</summary>
    public IEnumerable<int> Adjusted
    {
        get
        {
            var ids = new List<int>(adjoints.Keys);
            ids.Sort();
            return ids;
        }
    }

    /// <summary>The adjoint so far of a linear value; null stands for zero.</summary>
    public Value? Adjoint(int id)
    {
        if (adjoints.TryGetValue(id, out Value adjoint))
        {
            return adjoint;
        }

        return holdsCaptures ? null : Parent?.Adjoint(id);
    }

    public void SetAdjoint(int id, Value adjoint) => adjoints[id] = adjoint;
}
