using System.Collections.Generic;
using AutoDiffDSL.Generator.Emit.Planning;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>
/// Hands out names so that no local hides another one: a name is free in a block if neither the blocks around it nor
/// those inside it declare it. Blocks side by side may use the same name.
/// </summary>
internal sealed class NameAllocator
{
    private readonly Dictionary<Region, HashSet<string>> declared = [];
    private readonly Dictionary<Region, HashSet<string>> declaredInside = [];

    /// <summary>
    /// A name for a declaration in <paramref name="region"/>: the wanted one, or that with the least number that is
    /// free.
    /// </summary>
    public string Allocate(Region region, string wanted)
    {
        string stem = wanted.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        string name = wanted;
        for (int number = 2; !IsFree(region, name); number++)
        {
            name = (stem.Length > 0 ? stem : wanted) + number;
        }

        Declare(region, name);
        return Identifiers.Escape(name);
    }

    public void Declare(Region region, string name)
    {
        Set(declared, region).Add(name);
        for (Region? outer = region; outer is not null; outer = outer.Parent)
        {
            Set(declaredInside, outer).Add(name);
        }
    }

    private static HashSet<string> Set(Dictionary<Region, HashSet<string>> sets, Region region)
    {
        if (!sets.TryGetValue(region, out HashSet<string> names))
        {
            sets.Add(region, names = []);
        }

        return names;
    }

    private bool IsFree(Region region, string name)
    {
        if (declaredInside.TryGetValue(region, out HashSet<string> inside) && inside.Contains(name))
        {
            return false;
        }

        for (Region? outer = region.Parent; outer is not null; outer = outer.Parent)
        {
            if (declared.TryGetValue(outer, out HashSet<string> names) && names.Contains(name))
            {
                return false;
            }
        }

        return true;
    }
}
