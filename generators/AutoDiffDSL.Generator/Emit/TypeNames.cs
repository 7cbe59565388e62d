using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Types as C# spells them.</summary>
internal static class TypeNames
{
    /// <summary>Stands for the number type that a method leaves open, until <see cref="CodeWriter"/> names it.</summary>
    public const char Open = '\u0001';

    public static string Of(ScalarKind kind) => kind == ScalarKind.Generic ? Open.ToString() : kind.Spelling();

    public static string Of(IrType type) => type.Shape switch
    {
        TypeShape.Buffer => "global::System.Span<" + Of(type.Element) + ">",
        TypeShape.ReadOnlyBuffer => "global::System.ReadOnlySpan<" + Of(type.Element) + ">",
        _ => Of(type.Element),
    };

    public static string Of(Parameter parameter) => parameter.Passing switch
    {
        Passing.Array => Of(parameter.Type.Element) + "[]",
        Passing.In => "in " + Of(parameter.Type),
        Passing.Ref => "ref " + Of(parameter.Type),
        Passing.Out => "out " + Of(parameter.Type),
        _ => Of(parameter.Type),
    };

    /// <summary>The type argument of a tape: the scalar, or the handle of a buffer.</summary>
    public static string OfTape(IrType slot) => "global::AutoDiffDSL.Tape.ValueStack<"
        + (slot.Shape == TypeShape.HandleSlot ? "global::AutoDiffDSL.Tape.BufferHandle" : Of(slot.Element))
        + ">";
}
