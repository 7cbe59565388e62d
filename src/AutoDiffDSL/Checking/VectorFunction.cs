namespace AutoDiffDSL.Checking;

/// <summary>A function of one vector with a vector result.</summary>
/// <param name="input">The point.</param>
/// <param name="output">Overwritten with the result.</param>
public delegate void VectorFunction(ReadOnlySpan<double> input, Span<double> output);
