using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>One C# parameter of a function.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Type">A scalar or buffer type.</param>
/// <param name="Passing">How it is declared.</param>
/// <param name="Input">Index among the body's parameters, or -1 for an <c>out</c> parameter.</param>
/// <param name="Output">Index among the body's yields for <c>ref</c> and <c>out</c>, or -1.</param>
/// <param name="Role">What it stands for in a derivative.</param>
/// <param name="Primal">
/// The index, in the primal's signature, of the parameter that this one is or belongs to; -1 for the result's.
/// </param>
/// <param name="IsActive">Whether derivatives flow through it (primal parameters).</param>
internal sealed record Parameter(
    string Name,
    IrType Type,
    Passing Passing,
    int Input,
    int Output,
    ParameterRole Role,
    int Primal,
    bool IsActive)
{
    /// <summary>Whether it is working memory whose content matters neither on entry nor on return.</summary>
    public bool IsScratch { get; init; }

    /// <summary>Whether it is a tangent, also to a derivative that is differentiated like any method.</summary>
    public bool IsTangent { get; init; }

    /// <summary>The leaf of a C# parameter that it is; null where it is a C# parameter itself.</summary>
    public Part? Part { get; init; }

    /// <summary>The position among the method's C# parameters; -1 for the result.</summary>
    public int Ordinal { get; init; }

    /// <summary>Whether the user's method takes a <c>Span&lt;T&gt;</c>, also where it does not write it.</summary>
    public bool TakesSpan { get; init; }

    /// <summary>Whether it is such a span, and read-only for everybody else.</summary>
    public bool IsUnwrittenSpan => TakesSpan && Type.Shape == TypeShape.ReadOnlyBuffer;

    /// <summary>
    /// Whether C# code can compute an output where it is handed back; a struct may have to be made anew.
    /// </summary>
    public bool HasVariable => Part is null ? Type.IsScalar : Input >= 0 && Part.CanAssign;

    /// <summary>Whether it is a leaf of what the method returns.</summary>
    public bool IsReturned => Part is { Passing: Passing.Returned };

    /// <summary>Whether the function changes what the caller passed: a span, or a variable by reference.</summary>
    public bool IsWritten => Type.Shape == TypeShape.Buffer || Output >= 0;
}

/// <summary>How a parameter is declared in C#.</summary>
internal enum Passing
{
    /// <summary>A scalar by value, or a span.</summary>
    Value,

    /// <summary>A <c>T[]</c>; the body sees a buffer.</summary>
    Array,
    In,
    Ref,
    Out,

    /// <summary>Returned: what the leaves of a composite result are part of.</summary>
    Returned,

    /// <summary>The instance that the method belongs to.</summary>
    Instance,
}

/// <summary>What a parameter of a generated method stands for.</summary>
internal enum ParameterRole
{
    Primal,
    Tangent,
    Adjoint,
    Gradient,
    HessianProduct,
    ThirdOrderProduct,
}
