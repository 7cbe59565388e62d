using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms.Sinking;

/// <summary>
/// Which tangents may have an infinite factor at ordinary numbers: quotients, logarithms, powers and exponentials have,
/// and so has what is computed from such a tangent.
/// </summary>
internal sealed class Singularities
{
    private readonly LinearForm form;
    private readonly Dictionary<int, Instruction> definitions = [];
    private readonly Dictionary<int, bool> infinite = [];
    private readonly HashSet<int> singular = [];
    private readonly Dictionary<int, int> originals = [];

    public Singularities(LinearForm form)
    {
        this.form = form;
        Visit(form.Body);
    }

    public bool Has(Value tangent) => singular.Contains(tangent.Id);

    /// <summary>Makes a copy known.</summary>
    public void Add(Value copy, Value tangent)
    {
        singular.Add(copy.Id);
        originals[copy.Id] = Original(tangent.Id);
    }

    /// <summary>Whether a condition reads a value that the tangent's factors are computed from.</summary>
    public bool AsksAbout(Value condition, Value tangent)
    {
        HashSet<int> asked = [];
        Collect(condition.Id, asked);
        HashSet<int> sources = [];
        Collect(Original(tangent.Id), sources);
        return asked.Overlaps(sources);
    }

    private int Original(int id) => originals.TryGetValue(id, out int original) ? original : id;

    /// <summary>The variable values that a value is computed from.</summary>
    private void Collect(int id, HashSet<int> sources)
    {
        if (!definitions.TryGetValue(id, out Instruction definition))
        {
            sources.Add(id);
            return;
        }

        if (definition.Op == Primitive.Constant || !sources.Add(id))
        {
            return;
        }

        if (definition.Op.IsScalarFunction() || definition.Op == Primitive.If)
        {
            foreach (Value operand in definition.Operands)
            {
                Collect(operand.Id, sources);
            }
        }

        for (int i = 0; definition.Op == Primitive.If && i < definition.Results.Count; i++)
        {
            if (definition.Results[i].Id == id)
            {
                Collect(definition.Blocks[0].Yields[i].Id, sources);
                Collect(definition.Blocks[1].Yields[i].Id, sources);
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

            if (form.IsLinear(instruction) && IsSingular(instruction))
            {
                singular.Add(instruction.Result.Id);
            }

            foreach (Block inner in instruction.Blocks)
            {
                Visit(inner);
            }
        }
    }

    private bool IsSingular(Instruction tangent) => tangent.Op switch
    {
        Primitive.Divide => MayDivideByZero(tangent) || Has(tangent.Operands[0]),
        Primitive.Multiply => MayBeInfinite(tangent.Operands[0]) || Has(tangent.Operands[1]),
        Primitive.Add or Primitive.Subtract or Primitive.Negate or Primitive.Convert or Primitive.Select =>
            tangent.Operands.Any(Has),
        _ => false,
    };

    private bool MayBeInfinite(Value value)
    {
        if (!definitions.TryGetValue(value.Id, out Instruction definition))
        {
            return false;
        }

        if (!infinite.TryGetValue(value.Id, out bool answer))
        {
            answer = definition.Op switch
            {
                Primitive.Divide => MayDivideByZero(definition) || MayBeInfinite(definition.Operands[0]),
                Primitive.Exp or Primitive.Exp2 or Primitive.Exp10 or Primitive.Sinh or Primitive.Cosh => true,
                Primitive.Log or Primitive.Log2 or Primitive.Log10 or Primitive.LogP1 or Primitive.Pow => true,
                Primitive.Multiply or Primitive.Add or Primitive.Subtract or Primitive.Negate or Primitive.Convert =>
                    definition.Operands.Any(MayBeInfinite),
                _ => false,
            };
            infinite[value.Id] = answer;
        }

        return answer;
    }

    private bool MayDivideByZero(Instruction quotient) =>
        !definitions.TryGetValue(quotient.Operands[1].Id, out Instruction divisor)
        || divisor.Op != Primitive.Constant;
}
