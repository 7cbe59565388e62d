namespace AutoDiffDSL.Optimizers;

/// <summary>When a run of descent and search ends. A tolerance of zero asks for nothing.</summary>
public sealed record SolverOptions
{
    /// <summary>The most accepted steps in all, those before a resumption included.</summary>
    public long MaxSteps { get; init; } = 1000;

    /// <summary>The most trials from one point; more count as a search without result.</summary>
    public int MaxTrials { get; init; } = 100;

    /// <summary>Converged once the gradient's Euclidean norm is at most this.</summary>
    public double GradientTolerance { get; init; } = 1e-8;

    /// <summary>
    /// Converged once a step has changed the value, and was predicted to, by at most this times the value.
    /// </summary>
    public double ValueTolerance { get; init; }

    /// <summary>Converged once every entry of a step is at most this times the parameter's absolute value.</summary>
    public double StepTolerance { get; init; }

    /// <summary>Converged once the value is at most this.</summary>
    public double TargetValue { get; init; } = double.NegativeInfinity;
}
