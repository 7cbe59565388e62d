namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>How a corpus parameter takes its cells.</summary>
public enum Passing
{
    Scalar,
    Array,
    ReadOnlySpan,
    Span,

    /// <summary>A <c>T[,]</c>.</summary>
    Matrix,
    In,
    Ref,
    Out,
}
