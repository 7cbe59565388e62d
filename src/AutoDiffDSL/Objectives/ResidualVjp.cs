namespace AutoDiffDSL;

/// <summary>The backward derivative of a <see cref="ResidualFunction"/>, in the order of a generated Vjp.</summary>
/// <param name="parameters">The point.</param>
/// <param name="residuals">Overwritten with the residuals.</param>
/// <param name="parametersBar">The transposed Jacobian times the residuals' adjoint is added into it.</param>
/// <param name="residualsBar">On entry the residuals' adjoint; on return what generated code leaves there.</param>
public delegate void ResidualVjp(
    ReadOnlySpan<double> parameters,
    Span<double> residuals,
    Span<double> parametersBar,
    Span<double> residualsBar);
