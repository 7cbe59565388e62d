namespace AutoDiffDSL.Checking;

/// <summary>The backward derivative of a <see cref="VectorFunction"/>.</summary>
/// <param name="input">The point.</param>
/// <param name="outputBar">The adjoint of the output, as long as the output.</param>
/// <param name="inputBar">The transposed Jacobian times the adjoint is added into it.</param>
public delegate void VectorVjp(ReadOnlySpan<double> input, ReadOnlySpan<double> outputBar, Span<double> inputBar);
