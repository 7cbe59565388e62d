namespace AutoDiffDSL.Checking;

/// <summary>The forward derivative of a <see cref="VectorFunction"/>.</summary>
/// <param name="input">The point.</param>
/// <param name="inputDot">The tangent, as long as the input.</param>
/// <param name="output">Overwritten with the function's result.</param>
/// <param name="outputDot">Overwritten with the Jacobian times the tangent.</param>
public delegate void VectorJvp(
    ReadOnlySpan<double> input,
    ReadOnlySpan<double> inputDot,
    Span<double> output,
    Span<double> outputDot);
