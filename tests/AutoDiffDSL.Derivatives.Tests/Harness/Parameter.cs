using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// One parameter of a corpus method: its cells' type, how they are passed, and where their values come from.
/// </summary>
public sealed record Parameter(string Name, Type Type, Type Element, Passing Passing, bool IsActive, int Length)
{
    /// <summary>
    /// A span that the method may write: its entry content is an input and its exit content an output.
    /// </summary>
    public bool IsInOut => IsActive && Passing == Passing.Span;

    public static Parameter Of(ParameterInfo info)
    {
        Type type = info.ParameterType;
        (Type element, Passing passing) = type switch
        {
            { IsArray: true } => (type.GetElementType()!, Passing.Array),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Span<>)
                => (type.GetGenericArguments()[0], Passing.Span),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)
                => (type.GetGenericArguments()[0], Passing.ReadOnlySpan),
            _ => (type, Passing.Scalar),
        };
        bool isFloating = element == typeof(double) || element == typeof(float);
        bool isActive = isFloating && info.GetCustomAttribute<NoDerivativeAttribute>() is null;
        return new Parameter(info.Name!, type, element, passing, isActive, LengthOf(info, passing));
    }

    private static int LengthOf(ParameterInfo info, Passing passing)
    {
        if (passing == Passing.Scalar) return 1;
        LengthAttribute? length = info.Member.GetCustomAttributes<LengthAttribute>()
            .SingleOrDefault(l => l.Parameter == info.Name);
        ValueAttribute? values = info.Member.GetCustomAttributes<ValueAttribute>()
            .SingleOrDefault(v => v.Parameter == info.Name);
        return length?.Length ?? values?.Values.Count ?? 5;
    }
}
