namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// Names the features of the language that a corpus method is there for; see <see cref="FeatureList"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FeatureAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
