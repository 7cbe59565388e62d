using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>Calls of forward derivatives, turned round.</summary>
/// <param name="residuals">What the backward part reads of the forward one.</param>
/// <param name="zeros">Tangents that are zero, whose adjoints nobody asks for.</param>
/// <param name="add">Adds a contribution to an adjoint.</param>
internal sealed class TransposedCalls(
    Residuals residuals, HashSet<int> zeros, Action<ReverseScope, Value, Value> add)
{
    /// <summary>
    /// A call of a forward derivative becomes one of the backward derivative. Its scalars' adjoints go in as what they
    /// are so far, and come out with its contribution.
    /// </summary>
    public void Reverse(Instruction call, ReverseScope scope)
    {
        Callee callee = call.Callee!.JvpOf!;
        (Dictionary<int, Value> ins, Dictionary<int, Value> outs) = Tangents(call, callee);
        if (outs.Values.All(tangent => scope.Adjoint(tangent.Id) is null) && !call.IsEffect())
        {
            return;
        }

        BlockBuilder builder = scope.Builder;
        Callee vjp = DerivedCallees.Vjp(callee);
        var operands = new Value[vjp.InputCount];
        for (int i = 0; i < callee.InputCount; i++)
        {
            operands[i] = residuals.Read(call.Operands[i], scope);
        }

        Value[] results = [.. vjp.Outputs.Select(type => residuals.Values.New(type))];
        var scalars = new List<(Value Tangent, Value Total, bool IsSum)>();
        foreach ((Parameter adjoint, Parameter? of) in DerivedCallees.Adjoints(callee))
        {
            if (adjoint.Type.IsBuffer)
            {
                operands[adjoint.Input] = residuals.Read(ins[of!.Input], scope);
                continue;
            }

            // What is handed back takes the adjoint of the new content in, and that of the old content out.
            int output = of?.Output ?? callee.ReturnOutput;
            if (output >= 0)
            {
                Value result = outs[output];
                operands[adjoint.Input] = scope.Adjoint(result.Id) ?? builder.Number(result.Type, 0);
            }

            if (adjoint.Output >= 0)
            {
                // A value that is passed twice has its second adjoint collected apart.
                Value tangent = ins[of!.Input];
                bool isApart = output >= 0 || zeros.Contains(tangent.Id)
                    || scalars.Any(s => s.Tangent.Id == tangent.Id);
                Value? sofar = isApart ? null : scope.Adjoint(tangent.Id);
                Value total = residuals.Values.New(tangent.Type, tangent.Label);
                if (output < 0)
                {
                    operands[adjoint.Input] = sofar ?? builder.Number(tangent.Type, 0);
                }

                results[adjoint.Output] = total;
                scalars.Add((tangent, total, sofar is not null));
            }
        }

        builder.Call(vjp, results, operands);
        foreach ((Value tangent, Value total, bool isSum) in scalars)
        {
            if (isSum)
            {
                scope.SetAdjoint(tangent.Id, total);
            }
            else
            {
                add(scope, tangent, total);
            }
        }
    }

    /// <summary>
    /// The tangents of a call of a forward derivative, by the inputs and outputs that they belong to.
    /// </summary>
    private static (Dictionary<int, Value> Inputs, Dictionary<int, Value> Outputs) Tangents(
        Instruction call, Callee callee)
    {
        int[] inputs = [.. Enumerable.Range(0, callee.InputCount).Where(i => callee.InputParameter(i).IsActive)];
        int[] outputs = [.. Enumerable.Range(0, callee.Outputs.Count).Where(i => callee.Outputs[i].IsFloating)];
        return (
            inputs.Select((input, i) => (input, Tangent: call.Operands[callee.InputCount + i]))
                .ToDictionary(pair => pair.input, pair => pair.Tangent),
            outputs.Select((output, i) => (output, Tangent: call.Results[callee.Outputs.Count + i]))
                .ToDictionary(pair => pair.output, pair => pair.Tangent));
    }
}
