using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>One block with its place in the function.</summary>
internal sealed class Region(Block block, Node? owner, int index)
{
    public Block Block { get; } = block;

    /// <summary>The instruction that this is a block of; null for the root.</summary>
    public Node? Owner { get; } = owner;

    /// <summary>Which of its owner's blocks this is.</summary>
    public int Index { get; } = index;

    public Region? Parent => Owner?.Region;

    public int Depth { get; } = owner is null ? 0 : owner.Region.Depth + 1;

    public bool IsLoopBody => Owner is { IsLoop: true };

    public List<Node> Nodes { get; } = [];

    /// <summary>Where its yields are read.</summary>
    public int End { get; set; }

    /// <summary>Whether this is <paramref name="other"/> or lies in it.</summary>
    public bool IsWithin(Region other)
    {
        Region region = this;
        while (region.Depth > other.Depth)
        {
            region = region.Parent!;
        }

        return ReferenceEquals(region, other);
    }

    /// <summary>The innermost region that both lie in.</summary>
    public static Region Common(Region left, Region right)
    {
        while (!ReferenceEquals(left, right))
        {
            if (left.Depth >= right.Depth)
            {
                left = left.Parent!;
            }
            else
            {
                right = right.Parent!;
            }
        }

        return left;
    }
}
