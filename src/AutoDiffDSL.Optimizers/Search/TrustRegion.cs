using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The classical trust region (Conn, Gould and Toint, "Trust-Region Methods", 2000, algorithm 6.1.1; Nocedal and
/// Wright, "Numerical Optimization", 2006, algorithm 4.1): the size grows where the value fell as the descent's model
/// predicted, and shrinks where it did not. A step is taken if it reaches a ten-thousandth of the prediction.
/// Memory: the size.
/// </summary>
public sealed class TrustRegion : ISearch
{
    private const double Acceptable = 1e-4, Poor = 0.25, Good = 0.75;

    /// <summary>A trust region.</summary>
    /// <param name="initial">The first size, positive.</param>
    /// <param name="shrink">By what the size is multiplied after a poor step, between 0 and 1.</param>
    /// <param name="grow">By what it is multiplied after a good one, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TrustRegion(double initial = 1, double shrink = 0.25, double grow = 2)
    {
        Initial = Setting.Positive(initial, nameof(initial));
        Shrink = Setting.BetweenZeroAndOne(shrink, nameof(shrink));
        Grow = Setting.Above(grow, 1, nameof(grow));
    }

    /// <summary>The first size.</summary>
    public double Initial { get; }

    /// <summary>By what the size is multiplied after a poor step.</summary>
    public double Shrink { get; }

    /// <summary>By what the size is multiplied after a good step.</summary>
    public double Grow { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"trust-region({Initial}, {Shrink}, {Grow})");

    /// <inheritdoc/>
    public int MemoryLength => 1;

    /// <inheritdoc/>
    public void Initialize(Span<double> memory) => memory[0] = Initial;

    /// <inheritdoc/>
    public double First(Span<double> memory) => memory[0];

    /// <inheritdoc/>
    public SearchVerdict Judge(in SearchTrial trial, Span<double> memory)
    {
        double reached = (trial.Value - trial.TrialValue) / trial.PredictedReduction;
        bool honest = trial.PredictedReduction > 0 && trial.TrialValue < trial.Value;
        if (!honest || reached < Poor)
            memory[0] = Shrink * trial.Size;
        else if (reached > Good)
            memory[0] = Grow * trial.Size;
        if (!(memory[0] > 0) || !double.IsFinite(memory[0]))
            memory[0] = trial.Size;
        return honest && reached >= Acceptable
            ? SearchVerdict.Accept
            : memory[0] < trial.Size ? SearchVerdict.Retry(memory[0]) : SearchVerdict.GiveUp;
    }
}
