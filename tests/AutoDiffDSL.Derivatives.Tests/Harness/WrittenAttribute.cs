namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Says that the method writes an array or matrix that it takes.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class WrittenAttribute(string parameter) : Attribute
{
    public string Parameter { get; } = parameter;
}
