using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend.Patterns;

/// <summary>Whether code writes memory that it did not allocate itself.</summary>
internal static class OuterWrites
{
    public static bool Any(IEnumerable<Instruction> code) => Any(code, []);

    private static bool Any(IEnumerable<Instruction> code, HashSet<int> own)
    {
        foreach (Instruction instruction in code)
        {
            bool isOwn = instruction.Op is Primitive.Allocate or Primitive.Copy
                || (instruction.Op == Primitive.Slice && own.Contains(instruction.Operands[0].Id));
            if (isOwn)
            {
                own.Add(instruction.Result.Id);
            }

            if (instruction.WrittenBuffers().Any(b => !own.Contains(b.Id))
                || instruction.Blocks.Any(b => Any(b.Instructions, own)))
            {
                return true;
            }
        }

        return false;
    }
}
