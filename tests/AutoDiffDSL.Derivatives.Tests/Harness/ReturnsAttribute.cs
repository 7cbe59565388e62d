namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Length of the array that a method returns.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReturnsAttribute(int length) : Attribute
{
    public int Length { get; } = length;
}
