using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Types as C# spells them.</summary>
internal static class TypeNames
{
    public static string Of(IrType type) => type.Shape switch
    {
        TypeShape.Buffer => "global::System.Span<" + type.Element.Spelling() + ">",
        TypeShape.ReadOnlyBuffer => "global::System.ReadOnlySpan<" + type.Element.Spelling() + ">",
        _ => type.Element.Spelling(),
    };

    public static string Of(Parameter parameter) => parameter.Passing switch
    {
        Passing.Array => parameter.Type.Element.Spelling() + "[]",
        Passing.In => "in " + Of(parameter.Type),
        Passing.Ref => "ref " + Of(parameter.Type),
        Passing.Out => "out " + Of(parameter.Type),
        _ => Of(parameter.Type),
    };

    /// <summary>The type argument of a tape: the scalar, or the handle of a buffer.</summary>
    public static string OfTape(IrType slot) => "global::AutoDiffDSL.Tape.ValueStack<"
        + (slot.Shape == TypeShape.HandleSlot ? "global::AutoDiffDSL.Tape.BufferHandle" : slot.Element.Spelling())
        + ">";
}
