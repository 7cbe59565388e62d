using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>One parameter of the method, and where the objective keeps what it passes for it.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Kind">What it is to the objective.</param>
/// <param name="Name">The constructor's parameter for its data, free of collisions.</param>
/// <param name="LengthName">The constructor's parameter for its length; empty where it has none.</param>
/// <param name="Offset">Where an active parameter starts in the vector, as C#.</param>
internal sealed record ObjectiveParameter(
    Parameter Parameter, ParameterKind Kind, string Name, string LengthName, string Offset)
{
    public bool IsArray => Parameter.Passing == Passing.Array;

    /// <summary>Whether it is kept as the object that it is, and passed on.</summary>
    public bool IsHeld => Kind == ParameterKind.Data && (IsArray || Parameter.Type.IsList);

    public bool IsScalar => Parameter.Type.IsScalar;

    public bool IsSingle => Parameter.Type.Element == ScalarKind.Float32;

    public string Element => Parameter.Part?.Type.Name ?? Parameter.Type.Element.Spelling();

    public string Field => "_" + Name;

    public string LengthField => "_" + LengthName;

    /// <summary>The array that a copy of the values goes to, for a method that takes an array.</summary>
    public string ArrayField => "_" + Name + "Array";

    /// <summary>Whether the values must be copied into an array for each call.</summary>
    public bool NeedsArray => IsArray && Kind != ParameterKind.Data;

    /// <summary>The type that the constructor takes for the data.</summary>
    public string DataType => IsScalar && Kind == ParameterKind.Data ? Element
        : IsHeld ? TypeNames.Of(Parameter)
        : "global::System.ReadOnlyMemory<" + Element + ">";
}
