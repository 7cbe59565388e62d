using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The damping of Nielsen ("Damping Parameter in Marquardt's Method", 1999; Madsen, Nielsen and Tingleff, "Methods for
/// Non-Linear Least Squares Problems", 2004, equation 2.21): with q the reduction over the predicted one, a step with
/// q &gt; 0 is taken and the size divided by max(1/3, 1 - (2q - 1)^3); otherwise it is divided by 2, by 4, by 8, ...
/// Memory: the size, and the next divisor.
/// </summary>
/// <param name="initial">The first size, the inverse of the first damping; positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The size is not positive and finite.</exception>
public sealed class NielsenDamping(double initial = 1e4) : ISearch
{
    private const double Largest = 1e16;

    /// <summary>The first size.</summary>
    public double Initial { get; } = Setting.Positive(initial, nameof(initial));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"nielsen({Initial})");

    /// <inheritdoc/>
    public int MemoryLength => 2;

    /// <inheritdoc/>
    public void Initialize(Span<double> memory)
    {
        memory[0] = Initial;
        memory[1] = 2;
    }

    /// <inheritdoc/>
    public double First(Span<double> memory) => memory[0];

    /// <inheritdoc/>
    public SearchVerdict Judge(in SearchTrial trial, Span<double> memory)
    {
        double reached = (trial.Value - trial.TrialValue) / trial.PredictedReduction;
        if (trial.PredictedReduction > 0 && trial.TrialValue < trial.Value)
        {
            memory[0] = Math.Min(Largest, trial.Size / Math.Max(1.0 / 3, 1 - Math.Pow(2 * reached - 1, 3)));
            memory[1] = 2;
            return SearchVerdict.Accept;
        }

        memory[0] = trial.Size / memory[1];
        memory[1] *= 2;
        return memory[0] > 0 ? SearchVerdict.Retry(memory[0]) : SearchVerdict.GiveUp;
    }
}
