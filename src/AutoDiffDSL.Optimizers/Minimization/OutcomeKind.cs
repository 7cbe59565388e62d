namespace AutoDiffDSL.Optimizers;

/// <summary>How a run ended.</summary>
public enum OutcomeKind
{
    /// <summary>The gradient's norm or the value reached what was asked for.</summary>
    Converged,

    /// <summary>The steps allowed were taken.</summary>
    StepLimit,

    /// <summary>
    /// A search found no acceptable step: the direction goes uphill, or the value falls by less than its rounding.
    /// </summary>
    Stalled,

    /// <summary>The value passed the threshold, but was finite.</summary>
    Diverged,

    /// <summary>The value, the gradient or the parameters became infinite.</summary>
    Infinite,

    /// <summary>The value, the gradient or the parameters became NaN.</summary>
    NotANumber,
}
