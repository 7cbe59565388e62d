using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>One parameter of the method, and where the objective keeps what it passes for it.</summary>
/// <param name="Declared">The parameter.</param>
/// <param name="Kind">What it is to the objective.</param>
/// <param name="Name">The constructor's parameter for its data, free of collisions.</param>
/// <param name="Lengths">
/// The constructor's parameters for lengths: of a row of a sample, of each span or array that is part of the vector; of
/// a matrix for its rows and columns.
/// </param>
internal sealed record ObjectiveParameter(
    DeclaredParameter Declared, ParameterKind Kind, string Name, IReadOnlyList<(Parameter Leaf, string Name)> Lengths)
{
    /// <summary>Whether the method takes an array, of numbers or of structs.</summary>
    public bool IsArray => Declared.Passing == Passing.Array && IsSequence;

    /// <summary>Whether the method takes a tensor or a span of one, for which a tensor is kept.</summary>
    public bool IsTensor => Declared.Type is { Form: CompositeForm.Tensor };

    /// <summary>Whether it is a span or array rather than one value.</summary>
    public bool IsSequence =>
        Declared.Type is { } type ? type.Element is not null : Declared.First.Type is { IsBuffer: true, IsList: false };

    /// <summary>
    /// Whether a value tells the constructor what is no parameter: members without a derivative, and with them the
    /// lengths of arrays.
    /// </summary>
    public bool HasTemplate => Kind == ParameterKind.Active && IsPartlyConstant(Declared);

    /// <summary>The type of the value, or of an element.</summary>
    public string Element => IsTensor
        ? TypeNames.Tensor(Declared.First.Type.Element, isWritable: null)
        : (Declared.Type?.Element ?? Declared.Type)?.Name
        ?? TypeNames.Of(IsSequence ? Declared.First.Type.ElementType : Declared.First.Type);

    public string Field => "_" + Name;

    /// <summary>Whether the constructor takes a value or memory for it.</summary>
    public bool IsGiven => Kind != ParameterKind.Active || HasTemplate;

    /// <summary>Whether what the constructor takes could be null.</summary>
    public bool IsReference => IsGiven && Kind != ParameterKind.Sample
        && (IsArray || Declared.First.Type.IsList
            || Declared.Type is { Form: CompositeForm.Matrix or CompositeForm.Tensor });

    /// <summary>The type that the constructor takes for the data.</summary>
    public string DataType => Kind == ParameterKind.Sample || (IsSequence && !IsArray)
        ? "global::System.ReadOnlyMemory<" + Element + ">"
        : Element + (IsArray ? "[]" : "");

    /// <summary>What the method can be passed for the data, of one sample's there.</summary>
    public string Data => IsSequence && !IsArray ? Field + ".Span" : Field;

    /// <summary>Whether a parameter that has derivatives holds something that has none.</summary>
    public static bool IsPartlyConstant(DeclaredParameter parameter) => parameter.Leaves.Any(l =>
        !l.IsActive && LeafPath.Of(l.Part!) is not { Type.Form: CompositeForm.Matrix, Leaf: > 0 });
}
