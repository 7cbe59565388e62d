using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms.Sinking;

/// <summary>A block into which, and out of which, instructions move.</summary>
internal sealed class MovableBlock
{
    private readonly Block source;

    public MovableBlock(Block source, MovableInstruction? owner = null, MovableBlock? parent = null)
    {
        this.source = source;
        Owner = owner;
        Parent = parent;
        Yields = [.. source.Yields];
        Instructions = [.. source.Instructions.Select(i => new MovableInstruction(i, this))];
    }

    /// <summary>The instruction that has this block, or null for the root.</summary>
    public MovableInstruction? Owner { get; }

    /// <summary>The block around it, or null for the root.</summary>
    public MovableBlock? Parent { get; }

    public Value[] Yields { get; }

    public List<MovableInstruction> Instructions { get; }

    public Block Build() => new(
        source.Parameters, Instructions.Select(i => i.Build()).ToArray(), Yields);
}
