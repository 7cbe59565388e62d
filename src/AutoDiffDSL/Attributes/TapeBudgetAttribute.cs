namespace AutoDiffDSL;

/// <summary>
/// Limits what the gradient of a differentiable method, or its pullback where it has no gradient, keeps on its tape
/// between the forward and the backward sweep: exceeding it is an error at compile time, so that a change that makes
/// the tape grow is noticed where it is made.
/// </summary>
/// <remarks>
/// The size is a sum over what is kept, each a product of an element's size, trip counts and lengths. Factors that are
/// constants in the source are known. What has others counts only if <see cref="Assumed"/> says what to take for them.
/// The diagnostic ADL0601, which <c>dotnet_diagnostic.ADL0601.severity = suggestion</c> in an <c>.editorconfig</c>
/// turns on, shows each value that is kept with its size.
/// </remarks>
/// <param name="bytes">The most bytes that the tape may take.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TapeBudgetAttribute(long bytes) : Attribute
{
    /// <summary>The most bytes that the tape may take.</summary>
    public long Bytes { get; } = bytes;

    /// <summary>
    /// The number that stands for each length and trip count that is known only at run time; 0, the default, leaves
    /// what depends on one out of the sum.
    /// </summary>
    public int Assumed { get; set; }
}
