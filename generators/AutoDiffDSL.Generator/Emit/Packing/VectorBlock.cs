using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>The part of a vector that belongs to one number, or to the content of one span, array or matrix.</summary>
/// <param name="Leaves">What lies there; several where the elements of a span hold numbers of several kinds.</param>
/// <param name="Length">The number of cells, as C#; empty for one number.</param>
internal sealed record VectorBlock(IReadOnlyList<Parameter> Leaves, string Length)
{
    public bool IsScalar => Length.Length == 0;

    public bool Holds(int primal)
    {
        foreach (Parameter leaf in Leaves)
        {
            if (leaf.Primal == primal)
            {
                return true;
            }
        }

        return false;
    }
}
