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

    /// <summary>A <c>Tensor&lt;T&gt;</c> or a span of one, by value or by <c>in</c>.</summary>
    Tensor,
    In,
    Ref,
    Out,
}
