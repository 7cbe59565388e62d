using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Types as C# spells them.</summary>
internal static class TypeNames
{
    /// <summary>
    /// Stands for the number type that a method leaves open, until <see cref="CodeWriter"/> names it.
    /// </summary>
    public const char Open = '\u0001';

    public static string Of(ScalarKind kind) => kind == ScalarKind.Generic ? Open.ToString() : kind.Spelling();

    public static string Of(IrType type) => type.Shape switch
    {
        TypeShape.Buffer or TypeShape.ReadOnlyBuffer => Span(type.Shape) + "<" + Of(type.Element) + ">",
        TypeShape.List => "global::System.Collections.Generic.List<" + Of(type.Element) + ">",
        TypeShape.ReadOnlyList => "global::System.Collections.Generic.IReadOnlyList<" + Of(type.Element) + ">",
        _ => Of(type.Element),
    };

    /// <summary>The type of a parameter as C# declares it, with how it is passed.</summary>
    public static string Of(DeclaredParameter parameter)
    {
        if (parameter.Type is not { } type)
        {
            return Of(parameter.First);
        }

        string name = type.Form == CompositeForm.Tensor && parameter.First.Part!.IsShadow
                ? Tensor(parameter.First.Type.Element, parameter.IsWritable)
            : type.Element is not { } element ? type.Name
            : parameter.Passing == Passing.Array ? element.Name + "[]"
            : Span(parameter.IsWritable ? TypeShape.Buffer : TypeShape.ReadOnlyBuffer) + "<" + element.Name + ">";
        return parameter.Passing switch
        {
            Passing.In => "in " + name,
            Passing.Ref => "ref " + name,
            Passing.Out => "out " + name,
            _ => name,
        };
    }

    /// <summary>What a function returns.</summary>
    public static string Result(Function function) =>
        DeclaredParameter.Returned(function) is { } returned ? returned.Type!.Name
        : function.ReturnOutput < 0 ? "void"
        : function.Body.Yields[function.ReturnOutput].Type is { IsBuffer: true } array ? Of(array.Element) + "[]"
        : Of(function.Body.Yields[function.ReturnOutput].Type);

    public static string Of(Parameter parameter) => parameter.Passing switch
    {
        Passing.Array => Of(parameter.Type.Element) + "[]",
        Passing.In => "in " + Of(parameter.Type),
        Passing.Ref => "ref " + Of(parameter.Type),
        Passing.Out when parameter.Type.IsBuffer => "out " + Of(parameter.Type.Element) + "[]",
        Passing.Out => "out " + Of(parameter.Type),
        _ => Of(parameter.Type),
    };

    /// <summary>A tensor: the class where null, or a span of one that can be written or not.</summary>
    public static string Tensor(ScalarKind element, bool? isWritable) => "global::System.Numerics.Tensors."
        + (isWritable switch
        {
            null => "Tensor<",
            true => "TensorSpan<",
            false => "ReadOnlyTensorSpan<",
        })
        + Of(element) + ">";

    private static string Span(TypeShape shape) =>
        shape == TypeShape.Buffer ? "global::System.Span" : "global::System.ReadOnlySpan";

    /// <summary>The type argument of a tape: the scalar, or the handle of a buffer.</summary>
    public static string OfTape(IrType slot) => "global::AutoDiffDSL.Tape.ValueStack<"
        + (slot.Shape == TypeShape.HandleSlot ? "global::AutoDiffDSL.Tape.BufferHandle" : Of(slot.Element))
        + ">";
}
