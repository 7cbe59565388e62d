namespace AutoDiffDSL;

/// <summary>The forward derivative of a <see cref="ResidualFunction"/>, in the order of a generated Jvp.</summary>
/// <param name="parameters">The point.</param>
/// <param name="parametersDot">The tangent, as long as the parameters.</param>
/// <param name="residuals">Overwritten with the residuals.</param>
/// <param name="residualsDot">On entry zeros, overwritten with the Jacobian times the tangent.</param>
public delegate void ResidualJvp(
    ReadOnlySpan<double> parameters,
    ReadOnlySpan<double> parametersDot,
    Span<double> residuals,
    Span<double> residualsDot);
