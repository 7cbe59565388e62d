namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// Exact value of a parameter instead of a drawn one: one number for a scalar (1 is true for a <c>bool</c>), as many as
/// there are cells for a span. Integer and boolean parameters always need it.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ValueAttribute(string parameter, params double[] values) : Attribute
{
    public string Parameter { get; } = parameter;

    public IReadOnlyList<double> Values { get; } = values;
}
