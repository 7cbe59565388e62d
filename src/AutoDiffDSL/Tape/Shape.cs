namespace AutoDiffDSL.Tape;

/// <summary>Lengths or strides of a tensor as messages show them, such as <c>[2, 3]</c>.</summary>
internal static class Shape
{
    public static string Of(ReadOnlySpan<nint> numbers) => $"[{string.Join(", ", numbers.ToArray())}]";
}
