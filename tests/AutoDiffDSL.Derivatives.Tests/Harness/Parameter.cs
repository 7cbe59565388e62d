using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// One parameter of a corpus method: its cells' type, how they are passed, and where their values come from.
/// </summary>
public sealed record Parameter(string Name, Type Type, Type Element, Passing Passing, bool IsActive, int Length)
{
    /// <summary>
    /// Changed in place: what it holds on entry is an input, and what it holds on return an output.
    /// </summary>
    public bool IsInOut => IsActive && Passing is (Passing.Span or Passing.Ref);

    public bool IsInput => IsActive && Passing != Passing.Out;

    public bool IsOutput => IsInOut || (IsActive && Passing == Passing.Out);

    public bool IsCell => Passing is not (Passing.Array or Passing.ReadOnlySpan or Passing.Span);

    public static Parameter Of(ParameterInfo info)
    {
        Type type = info.ParameterType;
        (Type element, Passing passing) = type switch
        {
            { IsByRef: true } => (type.GetElementType()!, ByReference(info)),
            { IsArray: true } => (type.GetElementType()!, Passing.Array),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Span<>)
                => (type.GetGenericArguments()[0], Passing.Span),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)
                => (type.GetGenericArguments()[0], Passing.ReadOnlySpan),
            _ => (type, Passing.Scalar),
        };
        bool isFloating = element == typeof(double) || element == typeof(float);
        bool isActive = isFloating
            && info.GetCustomAttribute<NoDerivativeAttribute>() is null
            && info.GetCustomAttribute<ScratchAttribute>() is null;
        return new Parameter(info.Name!, type, element, passing, isActive, LengthOf(info, passing));
    }

    private static Passing ByReference(ParameterInfo info) =>
        info.IsOut ? Passing.Out : info.IsIn ? Passing.In : Passing.Ref;

    private static int LengthOf(ParameterInfo info, Passing passing)
    {
        if (passing is not (Passing.Array or Passing.ReadOnlySpan or Passing.Span)) return 1;
        LengthAttribute? length = info.Member.GetCustomAttributes<LengthAttribute>()
            .SingleOrDefault(l => l.Parameter == info.Name);
        ValueAttribute? values = info.Member.GetCustomAttributes<ValueAttribute>()
            .SingleOrDefault(v => v.Parameter == info.Name);
        return length?.Length ?? values?.Values.Count ?? 5;
    }
}
