using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// The generated methods as compositions of the two transforms; their signatures are the public contract.
/// </summary>
internal static class Derivatives
{
    /// <summary>Value and directional derivative.</summary>
    public static Function Jvp(Function primal, string prefix)
    {
        LinearForm form = Linearize.Apply(primal, ActiveInputs(primal), [], ShadowNaming.Tangent);
        var signature = WithTangents(primal, form);
        if (primal.ReturnOutput >= 0)
        {
            string name = ResultName(primal, prefix, "Dot");
            IrType type = primal.Body.Yields[primal.ReturnOutput].Type;
            int output = TangentOutput(primal, primal.ReturnOutput);
            signature.Add(new Parameter(name, type, Passing.Out, -1, output, ParameterRole.Tangent, -1, false));
        }

        return new Function(prefix + "Jvp", signature.ToArray(), primal.ReturnOutput, form.Body, form.NextId)
        {
            Rules = primal.Rules,
        };
    }

    /// <summary>Value and pullback; adjoints are added into.</summary>
    public static Function Vjp(Function primal, string prefix)
    {
        LinearForm form = Linearize.Apply(primal, ActiveInputs(primal), [], ShadowNaming.Adjoint);
        (Block body, int nextId) = Transpose.Apply(form);
        var signature = primal.Signature.ToList();
        int input = primal.Body.Parameters.Count;
        if (primal.ReturnOutput >= 0)
        {
            string name = ResultName(primal, prefix, "Bar");
            signature.Add(new Parameter(
                name, body.Parameters[input].Type, Passing.Value, input, -1, ParameterRole.Adjoint, -1, false));
            input++;
        }

        int output = primal.Body.Yields.Count;
        for (int i = 0; i < primal.Signature.Count; i++)
        {
            Parameter parameter = primal.Signature[i];
            if (parameter.IsActive)
            {
                bool isScalar = parameter.Type.IsScalar;
                signature.Add(new Parameter(
                    parameter.Name + "Bar",
                    body.Parameters[input].Type,
                    isScalar ? Passing.Ref : Passing.Value,
                    input,
                    isScalar ? output++ : -1,
                    ParameterRole.Adjoint,
                    i,
                    false));
                input++;
            }
        }

        return new Function(prefix + "Vjp", signature.ToArray(), primal.ReturnOutput, body, nextId)
        {
            Rules = primal.Rules,
        };
    }

    /// <summary>Value and gradient: the pullback of 1, into adjoints that start at zero.</summary>
    public static Function Gradient(Function primal, Function vjp, string prefix)
    {
        var builder = new BlockBuilder(new ValueFactory(vjp.NextId));
        var inputs = new List<Value>(vjp.Body.Parameters.Take(primal.Body.Parameters.Count));
        var signature = primal.Signature.ToList();
        foreach (Parameter parameter in vjp.Signature.Skip(primal.Signature.Count))
        {
            Value value = vjp.Body.Parameters[parameter.Input];
            if (value.Type.IsScalar)
            {
                // The seed is one and incoming adjoints are zero: constants take the place of the parameters.
                long bits = Literal.Bits(value.Type.Element, parameter.Primal < 0 ? 1 : 0);
                builder.Add(new Instruction(Primitive.Constant, [value], [], [], bits, false, Origin.None));
            }
            else
            {
                builder.Effect(Primitive.Clear, value);
            }

            if (parameter.Primal >= 0)
            {
                int input = value.Type.IsScalar ? -1 : inputs.Count;
                signature.Add(parameter with
                {
                    Name = primal.Signature[parameter.Primal].Name + "Gradient",
                    Passing = value.Type.IsScalar ? Passing.Out : Passing.Value,
                    Input = input,
                    Role = ParameterRole.Gradient,
                });
                if (input >= 0)
                {
                    inputs.Add(value);
                }
            }
        }

        Block body = vjp.Body with
        {
            Parameters = inputs.ToArray(),
            Instructions = [.. builder.Instructions, .. vjp.Body.Instructions],
        };
        return new Function(prefix + "Gradient", signature.ToArray(), vjp.ReturnOutput, body, builder.Values.NextId)
        {
            Rules = primal.Rules,
        };
    }

    /// <summary>Value, gradient and Hessian times a direction: the gradient, linearized.</summary>
    public static Function Hvp(Function primal, Function gradient, string prefix)
    {
        Parameter[] gradients = Gradients(primal, gradient);
        LinearForm form = Second(primal, gradient);
        int outputs = gradient.Body.Yields.Count;
        var signature = WithTangents(primal, form);
        signature.AddRange(gradients);
        signature.AddRange(Products(primal, gradients, form, outputs - 1, "Hvp", ParameterRole.HessianProduct));

        // The value's own tangent, output number zero of the tangents, is what the gradient already says.
        Block body = form.Body with { Yields = form.Body.Yields.Where((_, i) => i != outputs).ToEquatableArray() };
        return new Function(prefix + "Hvp", signature.ToArray(), gradient.ReturnOutput, body, form.NextId)
        {
            Rules = primal.Rules,
        };
    }

    /// <summary>
    /// Value, gradient, Hessian times a direction v, and the gradient of v'Hv: the Hessian-vector product, linearized
    /// in the same direction once more. Third derivatives are symmetric, so what the linearization gives, the change
    /// of Hv along v, is that gradient.
    /// </summary>
    public static Function Third(Function primal, Function gradient, string prefix)
    {
        Parameter[] gradients = Gradients(primal, gradient);
        LinearForm form = Second(primal, gradient);
        int outputs = gradient.Body.Yields.Count;
        var signature = WithTangents(primal, form);
        signature.AddRange(gradients);
        Parameter[] products =
            [.. Products(primal, gradients, form, outputs - 1, "Hvp", ParameterRole.HessianProduct)];
        signature.AddRange(products);

        var hvp = new Function(prefix + "Third", [], gradient.ReturnOutput, form.Body, form.NextId)
        {
            Rules = primal.Rules,
        };
        Value[] buffers = [.. products.Where(p => p.Input >= 0).Select(p => form.Body.Parameters[p.Input])];
        LinearForm third = Linearize.Again(hvp, form, gradient.NextId, buffers);
        signature.AddRange(Products(primal, products, third, outputs - 1, "Third", ParameterRole.ThirdOrderProduct));

        // Of the tangents of values and tangents, only those of the gradient's tangents are new.
        Value[] yields =
        [
            .. third.Body.Yields.Where((_, i) =>
                i < outputs || (i > outputs && i < 2 * outputs) || i > 3 * outputs),
        ];
        Block body = third.Body with { Yields = yields };
        return new Function(hvp.Name, signature.ToArray(), gradient.ReturnOutput, body, third.NextId);
    }

    /// <summary>Whether the method has a scalar result and no other output, so that it has a gradient.</summary>
    public static bool HasGradient(Function primal) =>
        primal.ReturnOutput >= 0
        && primal.Body.Yields[primal.ReturnOutput].Type.IsFloating
        && primal.Signature.All(p => p.Type.Shape != TypeShape.Buffer && p.Output < 0);

    private static Parameter[] Gradients(Function primal, Function gradient) =>
        [.. gradient.Signature.Skip(primal.Signature.Count)];

    /// <summary>The gradient with its linearization along the tangents of the active parameters.</summary>
    private static LinearForm Second(Function primal, Function gradient)
    {
        Value[] buffers = Gradients(primal, gradient)
            .Where(p => p.Input >= 0)
            .Select(p => gradient.Body.Parameters[p.Input])
            .ToArray();
        return Linearize.Apply(gradient, ActiveInputs(primal), buffers, ShadowNaming.Tangent);
    }

    /// <summary>The parameters that receive the tangents of others, whose outputs come so many places later.</summary>
    private static IEnumerable<Parameter> Products(
        Function primal, Parameter[] of, LinearForm form, int outputs, string suffix, ParameterRole role) =>
        of.Select(p => p with
        {
            Name = primal.Signature[p.Primal].Name + suffix,
            Input = p.Input < 0 ? -1 : TangentInput(form, p.Input),
            Output = p.Output < 0 ? -1 : outputs + p.Output,
            Role = role,
        });

    private static Value[] ActiveInputs(Function primal) => primal.Signature
        .Where(p => p.IsActive && p.Input >= 0)
        .Select(p => primal.Body.Parameters[p.Input])
        .ToArray();

    private static int TangentInput(LinearForm form, int input) =>
        form.InputTangents.Count + form.InputTangents.Take(input).Count(t => t is not null);

    private static int TangentOutput(Function primal, int output) =>
        primal.Body.Yields.Count + primal.Body.Yields.Take(output).Count(y => y.Type.IsFloating);

    /// <summary>The primal's parameters, each active one followed by its tangent.</summary>
    private static List<Parameter> WithTangents(Function primal, LinearForm form)
    {
        var signature = new List<Parameter>();
        for (int i = 0; i < primal.Signature.Count; i++)
        {
            Parameter parameter = primal.Signature[i];
            signature.Add(parameter);
            if (parameter.IsActive)
            {
                signature.Add(parameter with
                {
                    Name = parameter.Name + "Dot",
                    Passing = parameter.Passing == Passing.Array ? Passing.Value : parameter.Passing,
                    Input = parameter.Input < 0 ? -1 : TangentInput(form, parameter.Input),
                    Output = parameter.Output < 0 ? -1 : TangentOutput(primal, parameter.Output),
                    Role = ParameterRole.Tangent,
                    Primal = i,
                    IsActive = false,
                });
            }
        }

        return signature;
    }

    /// <summary>The result is called after the method; where a parameter has that name already, it says so.</summary>
    private static string ResultName(Function primal, string prefix, string suffix)
    {
        string name = char.ToLowerInvariant(prefix[0]) + prefix.Substring(1);
        bool collides = primal.Signature.Any(p => p.Name == name || p.Name + suffix == name + suffix);
        return name + (collides ? "Result" : "") + suffix;
    }
}
