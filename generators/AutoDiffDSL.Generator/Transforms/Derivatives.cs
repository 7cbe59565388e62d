using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;
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
        bool isSecond = primal.Signature.Any(p => p.IsTangent);
        ShadowNaming naming = isSecond ? ShadowNaming.SecondTangent : ShadowNaming.Tangent;
        LinearForm form = Linearize.Apply(primal, ActiveInputs(primal), [], naming);
        string name = ResultName(primal, prefix, naming.Suffix);
        List<Parameter> signature = WithTangents(primal, form, naming, name);
        if (primal.ReturnOutput >= 0)
        {
            IrType type = primal.Body.Yields[primal.ReturnOutput].Type;
            int output = TangentOutput(form, primal.ReturnOutput);
            signature.Add(new Parameter(name, type, Passing.Out, -1, output, ParameterRole.Tangent, -1, false));
        }

        return new Function(prefix + "Jvp", signature.ToArray(), primal.ReturnOutput, form.Body, form.NextId)
        {
            Rules = primal.Rules,
        };
    }

    /// <summary>
    /// Value and pullback; adjoints are added into. What the method changes in place, a span or a <c>ref</c>, has one
    /// adjoint, which is that of the new content on entry and of the old content on return.
    /// </summary>
    public static Function Vjp(Function primal, string prefix)
    {
        Value? array = primal.ReturnOutput >= 0
            && primal.Body.Yields[primal.ReturnOutput] is { Type.IsBuffer: true } memory
            ? memory
            : null;
        primal = array is null ? primal : ReturnedMemory.Copied(primal);
        LinearForm form = Linearize.Apply(primal, ActiveInputs(primal), [], ShadowNaming.Adjoint);
        (Block body, int nextId) = Transpose.Apply(form);
        var adjoints = new AdjointSignature(primal, form, body);
        if (primal.ReturnOutput >= 0)
        {
            adjoints.AddResult(ResultName(primal, prefix, "Bar"));
        }

        // What is returned stands behind the parameters, its adjoint before theirs.
        int[] active = [.. Enumerable.Range(0, primal.Signature.Count).Where(i => primal.Signature[i].IsActive)];
        foreach (int i in active.OrderByDescending(i => primal.Signature[i].IsReturned))
        {
            Parameter parameter = primal.Signature[i];
            adjoints.Add(i, parameter.IsReturned ? ResultName(primal, prefix, "Bar") : parameter.Part?.Whole + "Bar");
        }

        Function vjp = adjoints.Function(prefix + "Vjp", nextId);
        return array is null ? vjp : ReturnedMemory.Check(vjp, array, ResultName(primal, prefix, "Bar"));
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
                Parameter of = primal.Signature[parameter.Primal];
                signature.Add(parameter with
                {
                    Name = of.Name + "Gradient",
                    Part = of.Part?.Of(
                        of.Part.Whole + "Gradient", of.Part.Type.HoldsMemory ? Passing.Ref : Passing.Out),
                    Passing = value.Type.IsScalar ? Passing.Out : parameter.Passing,
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
        List<Parameter> signature = WithTangents(primal, form, ShadowNaming.Tangent, "");
        signature.AddRange(gradients);
        Parameter[] products = Products(primal, gradients, form, "Hvp", ParameterRole.HessianProduct);
        return Assemble(prefix + "Hvp", signature, gradient, form, products);
    }

    /// <summary>
    /// Value, gradient, Hessian times a direction v, and the gradient of v'Hv: the Hessian-vector product, linearized
    /// in the same direction once more. Third derivatives are symmetric, so what the linearization gives, the change
    /// of Hv along v, is that gradient.
    /// </summary>
    public static Function Third(Function primal, Function gradient, string prefix)
    {
        if (gradient.Body.Calls().Any(c => c.Callee!.Source != DerivativeSource.Rule))
        {
            return ThirdOrderCalls.Third(primal, Hvp(primal, gradient, prefix), prefix);
        }

        Parameter[] gradients = Gradients(primal, gradient);
        LinearForm form = Second(primal, gradient);
        List<Parameter> signature = WithTangents(primal, form, ShadowNaming.Tangent, "");
        signature.AddRange(gradients);
        Parameter[] products = Products(primal, gradients, form, "Hvp", ParameterRole.HessianProduct);

        var hvp = new Function(prefix + "Third", [], gradient.ReturnOutput, form.Body, form.NextId)
        {
            Rules = primal.Rules,
        };
        Value[] buffers = [.. products.Where(p => p.Input >= 0).Select(p => form.Body.Parameters[p.Input])];
        LinearForm third = Linearize.Again(hvp, form, gradient.NextId, buffers);
        Parameter[] changes = Products(primal, products, third, "Third", ParameterRole.ThirdOrderProduct);
        return Assemble(hvp.Name, signature, gradient, third, [.. products, .. changes]);
    }

    /// <summary>Whether the method has a scalar result and no other output, so that it has a gradient.</summary>
    public static bool HasGradient(Function primal) =>
        primal.ReturnOutput >= 0
        && primal.Body.Yields[primal.ReturnOutput].Type is { IsFloating: true, IsScalar: true }
        && !primal.Signature.Any(p => p.IsActive && p.IsWritten);

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

    /// <summary>The parameters that receive the tangents of others.</summary>
    private static Parameter[] Products(
        Function primal, Parameter[] of, LinearForm form, string suffix, ParameterRole role) =>
    [
        .. of.Select(p => p with
        {
            Name = primal.Signature[p.Primal].Name + suffix,
            Part = p.Part?.Of(primal.Signature[p.Primal].Part!.Whole + suffix, p.Part.Passing),
            Input = p.Input < 0 ? -1 : TangentInput(form, p.Input),
            Output = p.Output < 0 ? -1 : TangentOutput(form, p.Output),
            Role = role,
        }),
    ];

    /// <summary>
    /// The gradient with more parameters behind it. Of the tangents only those that a parameter receives are yielded:
    /// the value's own is what the gradient says already.
    /// </summary>
    private static Function Assemble(
        string name, List<Parameter> signature, Function gradient, LinearForm form, Parameter[] products)
    {
        var yields = new List<Value>(gradient.Body.Yields);
        foreach (Parameter product in products)
        {
            if (product.Output < 0)
            {
                signature.Add(product);
                continue;
            }

            signature.Add(product with { Output = yields.Count });
            yields.Add(form.Body.Yields[product.Output]);
        }

        Block body = form.Body with { Yields = yields.ToArray() };
        return new Function(name, signature.ToArray(), gradient.ReturnOutput, body, form.NextId)
        {
            Rules = gradient.Rules,
        };
    }

    private static Value[] ActiveInputs(Function primal) => primal.Signature
        .Where(p => p.IsActive && p.Input >= 0)
        .Select(p => primal.Body.Parameters[p.Input])
        .ToArray();

    private static int TangentInput(LinearForm form, int input) =>
        form.InputTangents.Count + form.InputTangents.Take(input).Count(t => t is not null);

    private static int TangentOutput(LinearForm form, int output) =>
        form.OutputTangents.Count + form.OutputTangents.Take(output).Count(t => t is not null);

    /// <summary>The primal's parameters, each active one followed by its tangent.</summary>
    /// <param name="primal">The primal.</param>
    /// <param name="form">Its linearization.</param>
    /// <param name="naming">How tangents are called.</param>
    /// <param name="result">What the tangent of a composite result is called.</param>
    private static List<Parameter> WithTangents(
        Function primal, LinearForm form, ShadowNaming naming, string result)
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
                    Name = Free(primal, parameter.Name + naming.Suffix),
                    Part = Tangent(primal, parameter.Part, naming, result),
                    Passing = parameter is { Part: null, Passing: Passing.Array } ? Passing.Value : parameter.Passing,
                    Input = parameter.Input < 0 ? -1 : TangentInput(form, parameter.Input),
                    Output = parameter.Output < 0 ? -1 : TangentOutput(form, parameter.Output),
                    Role = ParameterRole.Tangent,
                    Primal = i,
                    IsActive = false,
                    IsTangent = true,
                });
            }
        }

        return signature;
    }

    private static Part? Tangent(Function primal, Part? part, ShadowNaming naming, string result) =>
        part is { Passing: Passing.Returned }
            ? part.Of(Free(primal, result), Passing.Out)
            : part?.Of(Free(primal, part.Whole + naming.Suffix), part.Passing);

    /// <summary>A name that no parameter has: what is differentiated may be a derivative itself.</summary>
    private static string Free(Function primal, string name)
    {
        string free = name;
        for (int number = 2; primal.Signature.Any(p => p.Name == free || p.Part?.Whole == free); number++)
        {
            free = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    /// <summary>The result is called after the method; where a parameter has that name already, it says so.</summary>
    private static string ResultName(Function primal, string prefix, string suffix)
    {
        string name = char.ToLowerInvariant(prefix[0]) + prefix.Substring(1);
        bool collides = primal.Signature.Any(p => (p.Part?.Whole ?? p.Name) == name);
        return name + (collides ? "Result" : "") + suffix;
    }
}
