using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Backtracking until the value falls enough: value(trial) &lt;= value + decrease * gradient'step (Armijo,
/// "Minimization of functions having Lipschitz continuous first partial derivatives", 1966). A trial that is not
/// finite is too long. Gives up where the step goes uphill.
/// </summary>
public sealed class Armijo : ISearch
{
    /// <summary>A backtracking search.</summary>
    /// <param name="initial">The first size, positive.</param>
    /// <param name="shrink">By what a size that was refused is multiplied, between 0 and 1.</param>
    /// <param name="decrease">Which share of the gradient's promise must come true, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public Armijo(double initial = 1, double shrink = 0.5, double decrease = 1e-4)
    {
        Initial = StepSize.Checked(initial);
        Shrink = Setting.BetweenZeroAndOne(shrink, nameof(shrink));
        Decrease = Setting.BetweenZeroAndOne(decrease, nameof(decrease));
    }

    /// <summary>The first size.</summary>
    public double Initial { get; }

    /// <summary>By what a size that was refused is multiplied.</summary>
    public double Shrink { get; }

    /// <summary>Which share of the gradient's promise must come true.</summary>
    public double Decrease { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"armijo({Initial}, {Shrink}, {Decrease})");

    /// <inheritdoc/>
    public double First(Span<double> memory) => Initial;

    /// <inheritdoc/>
    public SearchVerdict Judge(in SearchTrial trial, Span<double> memory)
    {
        if (!(trial.Descent < 0))
            return SearchVerdict.GiveUp;
        return trial.TrialValue <= trial.Value + Decrease * trial.Descent
            ? SearchVerdict.Accept
            : SearchVerdict.Retry(Shrink * trial.Size);
    }
}
