namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>The generated methods; each name is the suffix that the generator appends to the primal's name.</summary>
public enum Mode
{
    Jvp,
    Vjp,
    Gradient,
    Hvp,
    Jacobian,
    Hessian,
    Third,
}
