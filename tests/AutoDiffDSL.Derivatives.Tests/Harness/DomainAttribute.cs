namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Range from which the cells of a parameter are drawn; [-1, 1] where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DomainAttribute(string parameter, double low, double high) : Attribute
{
    public string Parameter { get; } = parameter;

    public double Low { get; } = low;

    public double High { get; } = high;
}
