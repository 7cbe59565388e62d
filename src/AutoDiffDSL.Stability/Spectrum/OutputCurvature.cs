namespace AutoDiffDSL.Stability;

/// <summary>Multiplies a vector by the Hessian of a loss with respect to a model's outputs.</summary>
/// <param name="outputs">The model's outputs.</param>
/// <param name="vector">As long as the outputs; multiplied in place.</param>
public delegate void OutputCurvature(ReadOnlySpan<double> outputs, Span<double> vector);
