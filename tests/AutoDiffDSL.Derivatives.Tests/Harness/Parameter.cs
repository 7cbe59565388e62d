using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// One parameter of a corpus method: the type of its elements, how they are passed, and where their values come from.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type as declared.</param>
/// <param name="Element">The type of what is passed, or of the elements of a span or array.</param>
/// <param name="Passing">How it is passed.</param>
/// <param name="IsActive">Whether derivatives flow through it.</param>
/// <param name="Count">The number of elements; one for what is no span or array.</param>
/// <param name="Lengths">The lengths of an array that the parameter or a member of it is, where stated.</param>
public sealed record Parameter(
    string Name,
    Type Type,
    Type Element,
    Passing Passing,
    bool IsActive,
    int Count,
    Func<string, int[]?> Lengths)
{
    /// <summary>Whether the method is known to write its elements: a matrix, array or tensor that is marked.</summary>
    public bool IsMarkedWritten { get; init; }

    /// <summary>The number of active cells; of a constant, of elements.</summary>
    public int Length { get; init; }

    /// <summary>The type of what is passed, or of the elements of a span, array or tensor.</summary>
    public Type Item => TensorType.Of(Element)?.Element ?? Element;

    public bool IsComposite => CellTree.Of(Item).IsComposite;

    /// <summary>
    /// Changed in place: what it holds on entry is an input, and what it holds on return an output.
    /// </summary>
    public bool IsInOut => IsActive && (Passing is (Passing.Span or Passing.Ref) || IsMarkedWritten);

    public bool IsInput => IsActive && Passing != Passing.Out;

    public bool IsOutput => IsInOut || (IsActive && Passing == Passing.Out);

    public bool IsCell => Passing is not (
        Passing.Array or Passing.ReadOnlySpan or Passing.Span or Passing.Matrix or Passing.Tensor);

    public static Parameter Of(ParameterInfo info)
    {
        Type type = info.ParameterType;
        (Type element, Passing passing) = type switch
        {
            _ when TensorType.Behind(type) is { } tensor => (tensor, Passing.Tensor),
            { IsByRef: true } => (type.GetElementType()!, ByReference(info)),
            { IsSZArray: true } => (type.GetElementType()!, Passing.Array),
            { IsArray: true } => (type, Passing.Matrix),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Span<>)
                => (type.GetGenericArguments()[0], Passing.Span),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)
                => (type.GetGenericArguments()[0], Passing.ReadOnlySpan),
            _ => (type, Passing.Scalar),
        };
        bool isActive = CellTree.Of(element).IsActive
            && info.GetCustomAttribute<NoDerivativeAttribute>() is null
            && info.GetCustomAttribute<ScratchAttribute>() is null;
        int count = passing is Passing.Array or Passing.ReadOnlySpan or Passing.Span ? CountOf(info) : 1;
        var parameter = new Parameter(
            info.Name!, type, element, passing, isActive, count, path => LengthsOf(info, path))
        {
            IsMarkedWritten = info.Member.GetCustomAttributes<WrittenAttribute>().Any(w => w.Parameter == info.Name),
        };
        int length = isActive ? Cells.Read(parameter.NewStorage()).Length
            : TensorType.Of(element) is { } tensorType ? tensorType.Read(parameter.NewStorage().GetValue(0)!).Length
            : count;
        return parameter with { Length = length };
    }

    /// <summary>An array with memory for what is passed.</summary>
    public Array NewStorage() => Cells.New(Element, Count, Name, Lengths);

    private static Passing ByReference(ParameterInfo info) =>
        info.IsOut ? Passing.Out : info.IsIn ? Passing.In : Passing.Ref;

    private static int CountOf(ParameterInfo info)
    {
        LengthAttribute? length = info.Member.GetCustomAttributes<LengthAttribute>()
            .SingleOrDefault(l => l.Parameter == info.Name);
        ValueAttribute? values = info.Member.GetCustomAttributes<ValueAttribute>()
            .SingleOrDefault(v => v.Parameter == info.Name);
        return length?.Lengths[0] ?? values?.Values.Count ?? 5;
    }

    private static int[]? LengthsOf(ParameterInfo info, string path) =>
        info.Member.GetCustomAttributes<LengthAttribute>().SingleOrDefault(l => l.Parameter == path) is { } length
            ? [.. length.Lengths]
            : null;
}
