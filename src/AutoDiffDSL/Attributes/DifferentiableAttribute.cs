namespace AutoDiffDSL;

/// <summary>
/// Asks for the derivatives of a method. They are generated into the method's own partial type, named after the
/// method: <c>FJvp</c>, <c>FVjp</c>, and for a scalar result <c>FGradient</c> and <c>FHvp</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
    /// <summary>Which derivatives to generate.</summary>
    public Modes Modes { get; set; } = Modes.Default;

    /// <summary>Stands in for the method's name in the generated names; null keeps the method's name.</summary>
    public string? Name { get; set; }
}
