using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Optimization;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// Values that are known while the source is read, so that a branch that is never taken is never entered: a recursion
/// whose depth is a constant comes to its end.
/// </summary>
internal sealed class KnownConstants
{
    private readonly Dictionary<int, long> bits = [];

    public long? Of(Value value) => bits.TryGetValue(value.Id, out long known) ? known : null;

    /// <summary>Takes note of an instruction that is being added.</summary>
    public void Observe(Instruction instruction)
    {
        if (instruction.Op == Primitive.Constant)
        {
            bits[instruction.Result.Id] = instruction.Immediate;
        }
        else if (instruction.Op.IsScalarFunction() && instruction.Results.Count == 1)
        {
            var operands = new long[instruction.Operands.Count];
            for (int i = 0; i < operands.Length; i++)
            {
                if (Of(instruction.Operands[i]) is not { } known)
                {
                    return;
                }

                operands[i] = known;
            }

            if (Folding.Fold(instruction, operands) is { } folded)
            {
                bits[instruction.Result.Id] = folded;
            }
        }
    }
}
