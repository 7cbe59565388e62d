using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// Adjoints that are selected only behind the factors they are multiplied by. The transpose of
/// <c>Select(c, f * t, 0)</c> is <c>Select(c, f * bar, 0)</c> and not <c>f * Select(c, bar, 0)</c>: where the condition
/// does not hold, the factor may be infinite, and zero times infinity is no zero. (Of branches, <c>SinkSingular</c>
/// takes care.)
/// </summary>
internal sealed class LateSelections
{
    private readonly LinearForm form;
    private readonly Dictionary<int, int> uses = [];
    private readonly Dictionary<int, Block> factors = [];
    private readonly Dictionary<int, LateSelection> postponed = [];

    public LateSelections(LinearForm form)
    {
        this.form = form;
        Visit(form.Body);
        Count(form.Body, uses);
    }

    /// <summary>The selection that the adjoint of a value still waits for, or null.</summary>
    public LateSelection? Of(Value value) =>
        postponed.TryGetValue(value.Id, out LateSelection selection) ? selection : null;

    /// <summary>
    /// Leaves a selection to what follows, if the value is used once, and was made in this block from factors.
    /// </summary>
    public bool TryPostpone(Value value, Block block, LateSelection selection)
    {
        bool isFactor = factors.TryGetValue(value.Id, out Block home)
            && ReferenceEquals(home, block)
            && uses[value.Id] == 1;
        if (isFactor)
        {
            postponed.Add(value.Id, selection);
        }

        return isFactor;
    }

    private void Visit(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction.Op is Primitive.Multiply or Primitive.Divide or Primitive.Convert
                    or Primitive.Add or Primitive.Subtract or Primitive.Negate or Primitive.Select
                && form.IsLinear(instruction))
            {
                factors.Add(instruction.Result.Id, block);
            }

            foreach (Block inner in instruction.Blocks)
            {
                Visit(inner);
            }
        }
    }

    private static void Count(Block block, Dictionary<int, int> counts)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            Count(instruction.Operands, counts);
            foreach (Block inner in instruction.Blocks)
            {
                Count(inner, counts);
            }
        }

        Count(block.Yields, counts);
    }

    private static void Count(IEnumerable<Value> values, Dictionary<int, int> counts)
    {
        foreach (Value value in values)
        {
            counts[value.Id] = (counts.TryGetValue(value.Id, out int count) ? count : 0) + 1;
        }
    }
}
