namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// Length of a span or array, five where it is absent, or both dimensions of a matrix. An array in a struct is called
/// by its way, as in <c>layer.Weights</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class LengthAttribute(string parameter, int length, int columns = 0) : Attribute
{
    public string Parameter { get; } = parameter;

    public int Length { get; } = length;

    public int Columns { get; } = columns;
}
