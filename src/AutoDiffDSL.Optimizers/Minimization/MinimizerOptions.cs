namespace AutoDiffDSL.Optimizers;

/// <summary>When a run ends.</summary>
public sealed record MinimizerOptions
{
    /// <summary>The most updates in all, those before a resumption included.</summary>
    public long MaxSteps { get; init; } = 1000;

    /// <summary>Converged once the gradient's Euclidean norm is at most this; 0 for an exact zero.</summary>
    public double GradientTolerance { get; init; }

    /// <summary>Converged once the value is at most this.</summary>
    public double TargetValue { get; init; } = double.NegativeInfinity;

    /// <summary>Diverged once the value is above this.</summary>
    public double DivergenceThreshold { get; init; } = double.PositiveInfinity;
}
