namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Number of drawn input points at which a method is checked; two where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class PointsAttribute(int count) : Attribute
{
    public int Count { get; } = count;
}
