using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// A body together with its linearization: the primal's instructions, and between them instructions that are linear in
/// the tangents. Handles of shadow buffers are primal; only their contents are linear.
/// </summary>
/// <param name="Body">
/// Parameters: the primal's inputs, then the input tangents. Yields: the primal's, then the output tangents.
/// </param>
/// <param name="NextId">The first value id that is not used.</param>
/// <param name="InputTangents">The tangent (scalar) or shadow (buffer) of each input, or null.</param>
/// <param name="OutputTangents">The tangent of each output, or null where it is not a floating-point number.</param>
/// <param name="Linear">The ids of scalars that are linear in the tangents.</param>
/// <param name="Shadows">The ids of shadow buffers and shadow slots.</param>
/// <param name="Tangents">The tangent or shadow of each value that has one, by the value's id.</param>
internal sealed record LinearForm(
    Block Body,
    int NextId,
    EquatableArray<Value?> InputTangents,
    EquatableArray<Value?> OutputTangents,
    HashSet<int> Linear,
    HashSet<int> Shadows,
    IReadOnlyDictionary<int, Value> Tangents)
{
    /// <summary>Whether an instruction belongs to the linear part.</summary>
    public bool IsLinear(Instruction instruction) => instruction.Op switch
    {
        Primitive.Store or Primitive.Accumulate or Primitive.Clear => Shadows.Contains(instruction.Operands[0].Id),
        Primitive.Call => instruction.Results.Any(r => Linear.Contains(r.Id))
            || instruction.Operands.Any(o => Shadows.Contains(o.Id)),
        Primitive.Push => Linear.Contains(instruction.Operands[1].Id),
        _ => instruction.Results.Count == 1 && !instruction.Op.IsRegion() && Linear.Contains(instruction.Result.Id),
    };
}
