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

    /// <summary>
    /// The dense Jacobian: one row for each output, one column for each cell of the active parameters. Generates
    /// <see cref="Vjp"/> too, of which each call gives a row.
    /// </summary>
    Jacobian = 16,

    /// <summary>
    /// The gradient and the dense Hessian of a scalar result. Generates <see cref="Hvp"/> too, of which each call
    /// gives a row.
    /// </summary>
    Hessian = 32,

    /// <summary>
    /// The gradient, the Hessian-vector product Hv and the gradient of v'Hv, exactly, of a scalar result.
    /// </summary>
    Third = 64,

    /// <summary>
    /// Everything that the method has: what a scalar result alone allows only for such a method, dense matrices only
    /// where all active parameters have one type of number.
    /// </summary>
    All = 127,

    /// <summary>
    /// The backward derivative, linearized: what the Hessian-vector product of a method in another assembly calls where
    /// this method's result is no scalar. Within one assembly it is generated where it is needed.
    /// </summary>
    VjpJvp = 128,
}
