using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>
/// A C# method that generated code calls: a <see cref="Function"/> without its body. A call's operands are the inputs
/// and its results the outputs. Buffers that are not read-only are written.
/// </summary>
/// <param name="Method">
/// How the method is called, e.g. <c>global::Models.Network.Forward</c>, or <c>Forward</c> within its own type.
/// </param>
/// <param name="Signature">The C# parameters in order.</param>
/// <param name="ReturnOutput">The index of the output that is returned, or -1 for a void method.</param>
/// <param name="Outputs">The types of the outputs.</param>
/// <param name="Source">Where its derivatives come from.</param>
/// <param name="Stem">
/// What the names of its derivatives start with; for a user's pullback the pullback's whole name.
/// </param>
/// <param name="Id">The method among all, whichever way it is spelled; that of its primal for a derivative.</param>
/// <param name="JvpOf">The method whose forward derivative this is.</param>
internal sealed record Callee(
    string Method,
    EquatableArray<Parameter> Signature,
    int ReturnOutput,
    EquatableArray<IrType> Outputs,
    DerivativeSource Source,
    string Stem,
    string Id,
    Callee? JvpOf)
{
    /// <summary>
    /// Which derivatives it can have: Jvp forward, Vjp backward, Hvp where the backward one can be linearized, Third
    /// where it can be twice.
    /// </summary>
    public DerivativeModes Available { get; init; } =
        DerivativeModes.Jvp | DerivativeModes.Vjp | DerivativeModes.Hvp | DerivativeModes.Third;

    /// <summary>
    /// Whether its backward derivative is linearized by its Hessian-vector product, since <c>FVjpJvp</c> is missing.
    /// </summary>
    public bool SecondOrderByHvp { get; init; }

    /// <summary>The method whose backward derivative this is.</summary>
    public Callee? VjpOf { get; init; }

    /// <summary>The number of inputs.</summary>
    public int InputCount => Signature.Count(p => p.Input >= 0);

    /// <summary>The types of the inputs, in order.</summary>
    public IEnumerable<IrType> Inputs => Signature.Where(p => p.Input >= 0).OrderBy(p => p.Input).Select(p => p.Type);

    /// <summary>Whether calling it changes memory.</summary>
    public bool WritesMemory => Signature.Any(p => p.Type.Shape == TypeShape.Buffer);

    /// <summary>Whether it is a function of scalars alone, with nothing but the value that it returns.</summary>
    public bool IsScalarFunction =>
        ReturnOutput == 0 && Outputs.Count == 1 && Signature.All(p => p.Type.IsScalar && p.Passing == Passing.Value);

    /// <summary>The parameter that receives or hands back an output; null for the returned one.</summary>
    public Parameter? OutputParameter(int output) => Signature.FirstOrDefault(p => p.Output == output);

    /// <summary>Whether derivatives flow out through an output.</summary>
    public bool IsActiveOutput(int output) => output == ReturnOutput
        ? Outputs[output].IsFloating
        : OutputParameter(output) is { IsActive: true };

    /// <summary>The parameter of an input.</summary>
    public Parameter InputParameter(int input) => Signature.First(p => p.Input == input);
}

/// <summary>Where the derivatives of a called method come from.</summary>
internal enum DerivativeSource
{
    /// <summary>Generated methods beside it, named after it.</summary>
    Generated,

    /// <summary>A rule of the user's, linear in the tangents, which is inlined.</summary>
    Rule,

    /// <summary>A pullback of the user's: nothing forward, and no higher order.</summary>
    Pullback,
}
