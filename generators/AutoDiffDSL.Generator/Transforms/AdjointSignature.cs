using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// Fits the transposed body to the parameters of a pullback: each adjoint becomes a parameter, and zero takes the place
/// of those that the caller does not give.
/// </summary>
internal sealed class AdjointSignature
{
    private readonly Function primal;
    private readonly Block body;
    private readonly List<Parameter> signature;
    private readonly Dictionary<int, Value> seeds = [];
    private readonly Dictionary<int, Value> adjoints = [];
    private readonly Dictionary<int, int> outgoing = [];
    private readonly List<Value> inputs;

    /// <param name="primal">The method.</param>
    /// <param name="form">Its linearization.</param>
    /// <param name="body">What <see cref="Transpose.Apply"/> made of it.</param>
    public AdjointSignature(Function primal, LinearForm form, Block body)
    {
        this.primal = primal;
        this.body = body;
        signature = [.. primal.Signature];
        int next = primal.Body.Parameters.Count;
        inputs = [.. body.Parameters.Take(next)];
        for (int i = 0; i < form.OutputTangents.Count; i++)
        {
            if (form.OutputTangents[i] is not null)
            {
                seeds.Add(i, body.Parameters[next++]);
            }
        }

        int output = primal.Body.Yields.Count;
        for (int i = 0; i < form.InputTangents.Count; i++)
        {
            if (form.InputTangents[i] is { } tangent)
            {
                adjoints.Add(i, body.Parameters[next++]);
                if (tangent.Type.IsScalar)
                {
                    outgoing.Add(i, output++);
                }
            }
        }
    }

    public void AddResult(string name) => Add(name, seeds[primal.ReturnOutput], Passing.Value, -1, -1, null);

    /// <summary>Adds the adjoint of one of the primal's parameters, or of a leaf of what it returns.</summary>
    /// <param name="index">The position in the primal's signature.</param>
    /// <param name="whole">What the adjoint of the C# parameter is called that it is a leaf of.</param>
    public void Add(int index, string whole)
    {
        Parameter parameter = primal.Signature[index];
        string name = parameter.Name + "Bar";

        // What an output holds on entry belongs to the output; nothing is added to what it holds on return.
        bool isOutput = parameter.Output >= 0;
        bool isInput = parameter.Input >= 0;
        Passing passing = isInput ? Passing.Ref : Passing.Value;
        Part? part = parameter.Part?.Of(whole, passing);
        Value value = isOutput ? seeds[parameter.Output] : adjoints[parameter.Input];
        if (parameter.Type.IsScalar)
        {
            Add(name, value, passing, isInput ? outgoing[parameter.Input] : -1, index, part);
        }
        else
        {
            // An array stays one inside of a struct.
            Add(name, value, part is null ? Passing.Value : parameter.Passing, -1, index, part);
        }
    }

    public Function Function(string name, int nextId)
    {
        IEnumerable<Instruction> zeros = body.Parameters
            .Where(p => !inputs.Contains(p))
            .Select(p => new Instruction(Primitive.Constant, [p], [], [], 0, false, Origin.None));
        Block fitted = body with
        {
            Parameters = inputs.ToArray(),
            Instructions = [.. zeros, .. body.Instructions],
        };
        return new Function(name, signature.ToArray(), primal.ReturnOutput, fitted, nextId) { Rules = primal.Rules };
    }

    private void Add(string name, Value value, Passing passing, int output, int index, Part? part)
    {
        signature.Add(new Parameter(
            name, value.Type, passing, inputs.Count, output, ParameterRole.Adjoint, index, false)
        { Part = part });
        inputs.Add(value);
    }
}
