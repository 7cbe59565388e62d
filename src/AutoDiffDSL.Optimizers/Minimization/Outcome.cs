namespace AutoDiffDSL.Optimizers;

/// <summary>How a run ended, and where.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Step">The step at which it did.</param>
/// <param name="Value">The objective there.</param>
/// <param name="GradientNorm">The Euclidean norm of its gradient there.</param>
public sealed record Outcome(OutcomeKind Kind, long Step, double Value, double GradientNorm)
{
    /// <summary>True when the iterates ran away.</summary>
    public bool IsDivergence => Kind is OutcomeKind.Diverged or OutcomeKind.Infinite or OutcomeKind.NotANumber;
}
