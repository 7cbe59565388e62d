using System.Collections.Generic;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>Which memory classes the blocks of a region may write.</summary>
internal static class Effects
{
    /// <summary>The ids of the alias classes written anywhere in the regions of an instruction.</summary>
    public static HashSet<int> WrittenClasses(Instruction region, Aliases aliases)
    {
        var written = new HashSet<int>();
        foreach (Block block in region.Blocks)
        {
            Collect(block);
        }

        return written;

        void Collect(Block block)
        {
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Value buffer in instruction.WrittenBuffers())
                {
                    written.Add(aliases.Class(buffer).Id);
                }

                foreach (Block inner in instruction.Blocks)
                {
                    Collect(inner);
                }
            }
        }
    }
}
