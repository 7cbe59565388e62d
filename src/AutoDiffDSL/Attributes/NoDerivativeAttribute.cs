namespace AutoDiffDSL;

/// <summary>
/// Marks a parameter or a field as a constant with respect to differentiation: it gets neither tangent nor adjoint.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field, Inherited = false)]
public sealed class NoDerivativeAttribute : Attribute;
