namespace AutoDiffDSL.Stability;

/// <summary>
/// Stochastic gradient descent with weight decay on scale-invariant weights: w becomes (1 - eta lambda) w - eta g, with
/// g orthogonal to w and |g| = sigma / |w|. What matters of the step size and the decay is their product, the intrinsic
/// rate: it is how fast the effective rate eta / |w|^2 settles, and at what angle w turns once it has.
/// Source: Li, Lyu and Arora, "Reconciling Modern Deep Learning with Traditional Optimization Analyses: The Intrinsic
/// Learning Rate", 2020, sections 4 and 5; for the angle Wan, Zhu, Zhang and Sun, "Spherical Motion Dynamics", 2021.
/// </summary>
public sealed record IntrinsicRate
{
    /// <summary>The dynamics of a step size, a decay and a gradient.</summary>
    /// <param name="stepSize">eta, positive.</param>
    /// <param name="decay">lambda, positive, eta lambda below 1.</param>
    /// <param name="gradientScale">sigma: the norm of a step's gradient at |w| = 1, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IntrinsicRate(double stepSize, double decay, double gradientScale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gradientScale);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(stepSize * decay, 1);
        StepSize = stepSize;
        Decay = decay;
        GradientScale = gradientScale;
    }

    /// <summary>eta.</summary>
    public double StepSize { get; }

    /// <summary>lambda.</summary>
    public double Decay { get; }

    /// <summary>sigma.</summary>
    public double GradientScale { get; }

    /// <summary>eta lambda, the intrinsic learning rate, per step.</summary>
    public double Rate => StepSize * Decay;

    /// <summary>1 / (eta lambda), in steps: on this scale the effective rate settles.</summary>
    public double RelaxationTime => 1 / Rate;

    /// <summary>|w|^4 at equilibrium: eta sigma^2 / (lambda (2 - eta lambda)).</summary>
    public double NormToTheFourth => StepSize * GradientScale * GradientScale / (Decay * (2 - Rate));

    /// <summary>eta / |w|^2 at equilibrium.</summary>
    public double EffectiveRate => EffectiveRateAt(Math.Sqrt(NormToTheFourth));

    /// <summary>The angle by which w turns in a step at equilibrium, in radians: arccos(1 - eta lambda).</summary>
    public double AnglePerStep => Math.Acos(1 - Rate);

    /// <summary>gamma = |w|^4 / eta^2, the inverse square of the effective rate, at equilibrium of its flow.</summary>
    public double GammaAtEquilibrium => GradientScale * GradientScale / (2 * Rate);

    /// <summary>eta / |w|^2.</summary>
    /// <param name="squaredNorm">|w|^2.</param>
    public double EffectiveRateAt(double squaredNorm) => StepSize / squaredNorm;

    /// <summary>|w|^2 a step later: (1 - eta lambda)^2 |w|^2 + eta^2 sigma^2 / |w|^2.</summary>
    /// <param name="squaredNorm">|w|^2.</param>
    public double NextSquaredNorm(double squaredNorm)
    {
        double kept = 1 - Rate;
        double added = StepSize * GradientScale;
        return kept * kept * squaredNorm + added * added / squaredNorm;
    }

    /// <summary>
    /// gamma after a time, in steps: the solution of d gamma / dt = -4 eta lambda gamma + 2 sigma^2.
    /// </summary>
    /// <param name="gamma">gamma at the start.</param>
    /// <param name="time">The time, in steps.</param>
    public double GammaAfter(double gamma, double time) =>
        GammaAtEquilibrium + (gamma - GammaAtEquilibrium) * Math.Exp(-4 * Rate * time);

    /// <summary>
    /// The largest effective rate at which full-batch gradient descent with weight decay can stay at a minimum of a
    /// scale-invariant loss: 2 (1 - eta lambda) / S, with S the sharpness at |w| = 1. Decay makes |w| fall until it is
    /// passed, so that descent never settles. (Same paper, section 3; Lyu, Li and Arora, "Understanding the
    /// Generalization Benefit of Normalization Layers: Sharpness Reduction", 2022.)
    /// </summary>
    /// <param name="unitSharpness">The largest eigenvalue of the Hessian at |w| = 1, positive.</param>
    /// <param name="rate">eta lambda.</param>
    public static double LargestEffectiveRate(double unitSharpness, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unitSharpness);
        return 2 * (1 - rate) / unitSharpness;
    }
}
