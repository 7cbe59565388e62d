namespace AutoDiffDSL;

/// <summary>Residuals of parameters, as a residual method with its data bound.</summary>
/// <param name="parameters">The point.</param>
/// <param name="residuals">Overwritten with the residuals.</param>
public delegate void ResidualFunction(ReadOnlySpan<double> parameters, Span<double> residuals);
