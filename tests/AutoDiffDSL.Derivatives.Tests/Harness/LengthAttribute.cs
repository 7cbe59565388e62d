namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Length of a span or array parameter; five where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class LengthAttribute(string parameter, int length) : Attribute
{
    public string Parameter { get; } = parameter;

    public int Length { get; } = length;
}
