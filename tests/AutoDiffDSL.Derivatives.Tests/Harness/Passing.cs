namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>How a corpus parameter takes its cells.</summary>
public enum Passing
{
    Scalar,
    Array,
    ReadOnlySpan,
    Span,
    In,
    Ref,
    Out,
}
