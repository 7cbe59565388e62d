using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// The derivatives of a called method, as methods that can be called. Their signatures are those that
/// <see cref="Derivatives"/> gives a function with the same signature, so that there is one place that decides them;
/// and since a derivative is a method like any other, every order is had by composition: <c>FJvp</c>, <c>FVjp</c>,
/// <c>FVjpJvp</c>, and for third order <c>FJvpJvp</c> and <c>FVjpJvpJvp</c>.
/// </summary>
internal static class DerivedCallees
{
    /// <summary>The forward derivative: inputs, then tangents of active inputs; outputs, then their tangents.</summary>
    public static Callee Jvp(Callee callee) =>
        Of(AsPrimal(Derivatives.Jvp(Stub(callee), callee.Stem)), callee) with { JvpOf = callee };

    /// <summary>
    /// The backward derivative: inputs, one adjoint for each floating-point output, then the adjoint of each active
    /// input; outputs, then the adjoints of active scalars.
    /// </summary>
    public static Callee Vjp(Callee callee)
    {
        Callee vjp = Of(AsPrimal(Derivatives.Vjp(Stub(callee), callee.Stem)), callee) with { VjpOf = callee };
        return callee.Source == DerivativeSource.Pullback ? vjp with { Method = callee.Stem } : vjp;
    }

    /// <summary>
    /// What each parameter of the backward derivative that stands behind the method's own is the adjoint of, in order:
    /// a parameter of the method, or null for what it returns.
    /// </summary>
    public static IEnumerable<(Parameter Adjoint, Parameter? Of)> Adjoints(Callee callee)
    {
        Function vjp = Derivatives.Vjp(Stub(callee), callee.Stem);
        return vjp.Signature.Skip(callee.Signature.Count)
            .Select(adjoint => (adjoint, adjoint.Primal < 0 ? null : callee.Signature[adjoint.Primal]));
    }

    /// <summary>
    /// Value, gradient and Hessian-vector product: inputs, gradients of active buffers, tangents of active inputs, then
    /// products of active buffers; the value, then gradients and products of active scalars.
    /// </summary>
    public static Callee Hvp(Callee callee)
    {
        Function primal = Stub(callee);
        Function gradient = Derivatives.Gradient(primal, Derivatives.Vjp(primal, callee.Stem), callee.Stem);
        return Of(Derivatives.Hvp(primal, gradient, callee.Stem), callee);
    }

    /// <summary>
    /// A derivative as a method to differentiate in its turn: with respect to what the primal was differentiated by,
    /// and to tangents and adjoints.
    /// </summary>
    public static Function AsPrimal(Function derivative) => derivative with
    {
        Signature = derivative.Signature.Select((p, i) => p with
        {
            Role = ParameterRole.Primal,
            Primal = i,
            IsActive = p.IsActive || p.Role != ParameterRole.Primal,
        }).ToEquatableArray(),
    };

    private static Callee Of(Function derivative, Callee callee) => new(
        derivative.Name,
        derivative.Signature.Map(p => p with { TakesSpan = false }),
        derivative.ReturnOutput,
        derivative.Body.Yields.Map(y => y.Type),
        callee.Source,
        derivative.Name,
        callee.Id,
        null);

    /// <summary>A function that has the method's signature and does nothing.</summary>
    private static Function Stub(Callee callee)
    {
        var builder = new BlockBuilder(new ValueFactory());
        Value[] inputs = [.. callee.Inputs.Select(
            (type, i) => builder.Values.New(type, callee.InputParameter(i).Name))];
        Value[] outputs = [.. callee.Outputs.Select(type => builder.Constant(type, 0))];
        return new Function(
            callee.Method,
            callee.Signature,
            callee.ReturnOutput,
            builder.Build(inputs, outputs),
            builder.Values.NextId);
    }
}
