using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// Third order of a function that calls derivatives of others. What is called has its own second tangents, so nothing
/// can keep those that it has from the order before: the Hessian-vector product is linearized like any function, with
/// respect to the inputs, and its tangents are then what they are tangents along, the direction. Shadows of the
/// gradient repeat the product and go to memory that nobody reads.
/// </summary>
internal static class ThirdOrderCalls
{
    /// <summary>The gradient of v'Hv behind all that the Hessian-vector product gives.</summary>
    /// <param name="primal">The method.</param>
    /// <param name="hvp">Its Hessian-vector product.</param>
    /// <param name="prefix">What the name starts with.</param>
    public static Function Third(Function primal, Function hvp, string prefix)
    {
        Value Input(Parameter parameter) => hvp.Body.Parameters[parameter.Input];
        Parameter[] products = [.. hvp.Signature.Where(p => p.Role == ParameterRole.HessianProduct)];
        Parameter[] directions = [.. hvp.Signature.Where(p => p.Role == ParameterRole.Tangent)];
        Value[] active = [.. directions.Select(d => Input(hvp.Signature.First(p => IsOf(p, d))))];
        Value[] gradients =
            [.. hvp.Signature.Where(p => p is { Role: ParameterRole.Gradient, Input: >= 0 }).Select(Input)];
        Value[] shadowed = [.. gradients, .. products.Where(p => p.Input >= 0).Select(Input)];
        LinearForm form = Linearize.Apply(hvp, active, shadowed, ShadowNaming.SecondTangent);

        var builder = new BlockBuilder(new ValueFactory(form.NextId));
        var replacements = new Dictionary<int, Value>();
        for (int i = 0; i < active.Length; i++)
        {
            replacements[form.Tangents[active[i].Id].Id] = Input(directions[i]);
        }

        foreach (Value gradient in gradients)
        {
            Value length = builder.Emit(Primitive.Length, IrType.Int32, "", gradient);
            Value shadow = form.Tangents[gradient.Id];
            replacements[shadow.Id] = builder.Emit(Primitive.Allocate, shadow.Type, shadow.Label, length);
        }

        Block body = Renaming.Apply(form.Body, replacements);
        Value[] inputs = [.. body.Parameters.Where(p => !replacements.ContainsKey(p.Id))];
        List<Value> yields = [.. hvp.Body.Yields];
        List<Parameter> signature = [.. hvp.Signature];
        int outputs = form.OutputTangents.Count;
        foreach (Parameter product in products)
        {
            Parameter change = product with
            {
                Name = primal.Signature[product.Primal].Name + "Third",
                Part = product.Part?.Of(primal.Signature[product.Primal].Part!.Whole + "Third", product.Part.Passing),
                Role = ParameterRole.ThirdOrderProduct,
            };
            if (product.Output >= 0)
            {
                signature.Add(change with { Output = yields.Count });
                yields.Add(body.Yields[outputs + form.OutputTangents.Take(product.Output).Count(t => t is not null)]);
            }
            else
            {
                int shadow = form.Tangents[Input(product).Id].Id;
                signature.Add(change with { Input = System.Array.FindIndex(inputs, v => v.Id == shadow) });
            }
        }

        body = new Block(inputs, [.. builder.Instructions, .. body.Instructions], yields.ToArray());
        return new Function(prefix + "Third", signature.ToArray(), hvp.ReturnOutput, body, builder.Values.NextId)
        {
            Rules = primal.Rules,
        };
    }

    private static bool IsOf(Parameter parameter, Parameter direction) =>
        parameter.Role == ParameterRole.Primal && parameter.Primal == direction.Primal;
}
