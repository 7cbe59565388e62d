using System.Collections.Generic;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Whether two values are alive at once. In SSA they are exactly when one is alive where the other comes into being
/// (Budimlic et al., Fast copy coalescing and live-range identification, PLDI 2002).
/// </summary>
internal static class Lifetimes
{
    public static bool Interfere(Variable left, Variable right)
    {
        foreach (ValueFacts one in left.Members)
        {
            foreach (ValueFacts other in right.Members)
            {
                if (Interfere(one, other))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Interfere(ValueFacts one, ValueFacts other) =>
        one.Position == other.Position
            || (one.Position < other.Position
                ? IsAliveAfter(one, other.Position, other.Region)
                : IsAliveAfter(other, one.Position, one.Region));

    private static bool IsAliveAfter(ValueFacts facts, int position, Region region)
    {
        foreach (Place read in facts.Reads)
        {
            if (Reaches(facts.Region, position, region, read))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether control can go from a position to a read without passing the definition again: forwards, unless the two
    /// lie in different branches of one <c>if</c>, or around a loop that contains both and not the definition.
    /// </summary>
    private static bool Reaches(Region definition, int position, Region region, Place read)
    {
        Region common = Region.Common(region, read.Region);
        if (read.Position > position && !AreBranches(common, region, read.Region))
        {
            return true;
        }

        for (Region? loop = common; loop is not null; loop = loop.Parent)
        {
            if (loop.IsLoopBody && !definition.IsWithin(loop))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreBranches(Region common, Region left, Region right) =>
        ChildTowards(common, left) is { } one && ChildTowards(common, right) is { } other
        && ReferenceEquals(one.Owner, other.Owner) && !ReferenceEquals(one, other);

    private static Region? ChildTowards(Region ancestor, Region region)
    {
        Region? child = null;
        while (!ReferenceEquals(region, ancestor))
        {
            child = region;
            region = region.Parent!;
        }

        return child;
    }
}
