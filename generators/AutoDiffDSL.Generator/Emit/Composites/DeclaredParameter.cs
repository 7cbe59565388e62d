using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Composites;

/// <summary>A parameter as C# declares it, with the leaves of it that the function knows.</summary>
/// <param name="Name">The name.</param>
/// <param name="Leaves">Its leaves; one where the intermediate form knows its type.</param>
internal sealed record DeclaredParameter(string Name, IReadOnlyList<Parameter> Leaves)
{
    public Parameter First => Leaves[0];

    /// <summary>The type; null where the intermediate form knows it itself.</summary>
    public CompositeType? Type => First.Part?.Type;

    public ParameterRole Role => First.Role;

    public Passing Passing => First.Part?.Passing ?? First.Passing;

    /// <summary>Whether some of the memory that it refers to is written.</summary>
    public bool IsWritable => Leaves.Any(l => l.Type.Shape == TypeShape.Buffer);

    public bool IsByReference => Passing is Passing.In or Passing.Ref or Passing.Out;

    /// <summary>The parameters of a function in C#'s order, without what it returns and whom it belongs to.</summary>
    public static IReadOnlyList<DeclaredParameter> Of(Function function) => Of(function.Signature);

    /// <summary>The parameters of a signature in C#'s order, without what is returned and the instance.</summary>
    public static IReadOnlyList<DeclaredParameter> Of(IEnumerable<Parameter> signature) =>
        [.. Group(signature).Where(p => p.Passing is not (Passing.Returned or Passing.Instance))];

    /// <summary>What a function returns where that is a composite; null where it is not.</summary>
    public static DeclaredParameter? Returned(Function function) => Returned(function.Signature);

    /// <summary>What a signature says is returned where that is a composite; null where it is not.</summary>
    public static DeclaredParameter? Returned(IEnumerable<Parameter> signature) =>
        Group(signature).FirstOrDefault(p => p.Passing == Passing.Returned);

    /// <summary>The leaf of that position; null for one that the function lacks, since it is inactive.</summary>
    public Parameter? Leaf(int position) => Leaves.FirstOrDefault(p => p.Part!.Leaf == position);

    private static IEnumerable<DeclaredParameter> Group(IEnumerable<Parameter> signature) => signature
        .GroupBy(p => (Name: p.Part?.Whole ?? p.Name, p.Part is { Passing: Passing.Instance }))
        .Select(g => new DeclaredParameter(g.Key.Name, [.. g]));
}
