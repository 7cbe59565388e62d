namespace AutoDiffDSL;

/// <summary>Which derivative methods are generated for a method.</summary>
[Flags]
public enum Modes
{
    /// <summary>Jvp and Vjp, and for a method whose sole output is a scalar also Gradient and Hvp.</summary>
    Default = 0,

    /// <summary>The forward derivative: Jacobian times a tangent.</summary>
    Jvp = 1,

    /// <summary>The backward derivative: an adjoint times the Jacobian.</summary>
    Vjp = 2,

    /// <summary>The gradient of a scalar result.</summary>
    Gradient = 4,

    /// <summary>The gradient and the exact Hessian-vector product of a scalar result.</summary>
    Hvp = 8,
}
