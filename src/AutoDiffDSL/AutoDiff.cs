namespace AutoDiffDSL;

/// <summary>Functions that tell the generator something, and do nothing else when they run.</summary>
public static class AutoDiff
{
    /// <summary>
    /// The value itself, which derivatives treat as a constant: nothing flows back through it, and its tangent is zero.
    /// </summary>
    public static T StopGradient<T>(T value)
        where T : struct => value;

    /// <summary>The same memory, whose elements, read through the result, derivatives treat as constants.</summary>
    public static ReadOnlySpan<T> StopGradient<T>(ReadOnlySpan<T> values)
        where T : struct => values;

    /// <inheritdoc cref="StopGradient{T}(ReadOnlySpan{T})"/>
    public static ReadOnlySpan<T> StopGradient<T>(Span<T> values)
        where T : struct => values;

    /// <inheritdoc cref="StopGradient{T}(ReadOnlySpan{T})"/>
    public static ReadOnlySpan<T> StopGradient<T>(T[] values)
        where T : struct => values;
}
