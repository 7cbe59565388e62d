using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// Adjoints that are selected only behind the factors they are multiplied by. The transpose of
/// <c>Select(c, f * t, 0)</c> is <c>Select(c, f * bar, 0)</c> and not <c>f * Select(c, bar, 0)</c>: where the condition
/// does not hold, the factor may be infinite, and zero times infinity is no zero. The same holds of a value that was
/// computed before a branch, and that only one side of the branch uses.
/// </summary>
internal sealed class LateSelections
{
    private readonly LinearForm form;
    private readonly Dictionary<int, int> uses = [];
    private readonly Dictionary<int, Instruction> definitions = [];
    private readonly Dictionary<int, (Block Home, bool MayBeInfinite)> factors = [];
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
        bool isFactor = factors.TryGetValue(value.Id, out (Block Home, bool MayBeInfinite) factor)
            && ReferenceEquals(factor.Home, block)
            && uses[value.Id] == 1;
        if (isFactor)
        {
            postponed.Add(value.Id, selection);
        }

        return isFactor;
    }

    /// <summary>
    /// Selects behind its factor what a branch used alone, if the factor may be infinite where the other side runs.
    /// </summary>
    /// <param name="block">The block that holds the branch.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="changed">The ids of the values whose adjoints come out of it.</param>
    /// <param name="condition">Its condition, where the reversed block can read it.</param>
    public void Postpone(Block block, Instruction branch, IReadOnlyList<int> changed, Value condition)
    {
        for (int side = 0; side < 2; side++)
        {
            var inside = new Dictionary<int, int>();
            Count(branch.Blocks[side], inside);
            foreach (int id in changed)
            {
                if (factors.TryGetValue(id, out (Block Home, bool MayBeInfinite) factor)
                    && ReferenceEquals(factor.Home, block)
                    && factor.MayBeInfinite
                    && inside.TryGetValue(id, out int count)
                    && count == uses[id])
                {
                    postponed.Add(id, new LateSelection(condition, WhenTrue: side == 0));
                }
            }
        }
    }

    private void Visit(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value result in instruction.Results)
            {
                definitions[result.Id] = instruction;
            }

            if (instruction.Op is Primitive.Multiply or Primitive.Divide or Primitive.Convert
                    or Primitive.Add or Primitive.Subtract or Primitive.Negate or Primitive.Select
                && form.IsLinear(instruction))
            {
                factors.Add(instruction.Result.Id, (block, MayBeInfinite(instruction)));
            }

            foreach (Block inner in instruction.Blocks)
            {
                Visit(inner);
            }
        }
    }

    /// <summary>
    /// Quotients, logarithms and powers are infinite at ordinary numbers; such a factor is one of these, or a product
    /// with one. A sum is as its terms are.
    /// </summary>
    private bool MayBeInfinite(Instruction factor) => factor.Op switch
    {
        Primitive.Divide => true,
        Primitive.Multiply => MayBeInfinite(factor.Operands[0], isProduct: true),
        _ => factor.Operands.Any(o =>
            factors.TryGetValue(o.Id, out (Block Home, bool MayBeInfinite) term) && term.MayBeInfinite),
    };

    private bool MayBeInfinite(Value value, bool isProduct) =>
        definitions.TryGetValue(value.Id, out Instruction instruction) && instruction.Op switch
        {
            Primitive.Divide => true,
            Primitive.Exp or Primitive.Exp2 or Primitive.Exp10 or Primitive.Sinh or Primitive.Cosh => true,
            Primitive.Log or Primitive.Log2 or Primitive.Log10 or Primitive.LogP1 or Primitive.Pow => true,
            Primitive.Multiply => isProduct
                && (MayBeInfinite(instruction.Operands[0], false) || MayBeInfinite(instruction.Operands[1], false)),
            _ => false,
        };

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
