namespace AutoDiffDSL;

/// <summary>
/// Marks something as a constant with respect to differentiation: a parameter, a field or an automatic property gets
/// neither tangent nor adjoint; of a method, what it returns and what it writes have no derivative.
/// </summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method,
    Inherited = false)]
public sealed class NoDerivativeAttribute : Attribute;
