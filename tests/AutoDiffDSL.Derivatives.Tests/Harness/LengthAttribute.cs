namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// Length of a span or array, five where it is absent, both dimensions of a matrix, or all lengths of a tensor, which
/// always needs it. An array or tensor in a struct is called by its way, as in <c>layer.Weights</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class LengthAttribute(string parameter, params int[] lengths) : Attribute
{
    public string Parameter { get; } = parameter;

    public IReadOnlyList<int> Lengths { get; } = lengths;
}
