using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A line search for the strong Wolfe conditions (Wolfe, 1969; Nocedal and Wright, "Numerical Optimization", 2006,
/// algorithms 3.5 and 3.6): the value falls by at least decrease times the gradient's promise, and the slope's
/// absolute value to at most curvature times what it was. Sizes grow until an interval must hold such a point, then
/// the interval shrinks by cubic interpolation. Where rounding leaves no such point, a lower one that was seen is
/// taken. Memory: the interval.
/// </summary>
public sealed class StrongWolfe : ISearch
{
    private const double Grow = 2, Margin = 0.1;

    /// <summary>A search for the strong Wolfe conditions.</summary>
    /// <param name="initial">The first size, positive; 1 for methods of Newton's kind.</param>
    /// <param name="decrease">c1, between 0 and the curvature.</param>
    /// <param name="curvature">c2, between the decrease and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public StrongWolfe(double initial = 1, double decrease = 1e-4, double curvature = 0.9)
    {
        Initial = Setting.Positive(initial, nameof(initial));
        Curvature = Setting.BetweenZeroAndOne(curvature, nameof(curvature));
        Decrease = decrease > 0 && decrease < curvature
            ? decrease
            : throw new ArgumentOutOfRangeException(
                nameof(decrease), decrease, "The decrease must lie between 0 and the curvature.");
    }

    /// <summary>The first size.</summary>
    public double Initial { get; }

    /// <summary>c1, the share of the gradient's promise that must come true.</summary>
    public double Decrease { get; }

    /// <summary>c2, the share of the slope that may be left.</summary>
    public double Curvature { get; }

    /// <inheritdoc/>
    public string Name =>
        string.Create(CultureInfo.InvariantCulture, $"strong-wolfe({Initial}, {Decrease}, {Curvature})");

    /// <inheritdoc/>
    public bool NeedsSlope => true;

    /// <inheritdoc/>
    public bool NeedsLine => true;

    /// <inheritdoc/>
    public int MemoryLength => WolfeInterval.Length;

    /// <inheritdoc/>
    public double First(Span<double> memory)
    {
        memory.Clear();
        return Initial;
    }

    /// <inheritdoc/>
    public SearchVerdict Judge(in SearchTrial trial, Span<double> memory)
    {
        if (!(trial.Descent < 0))
            return SearchVerdict.GiveUp;
        var interval = new WolfeInterval(memory);
        if (interval.Settles)
            return SearchVerdict.Accept;

        // Slopes are per unit of size.
        double slope = trial.Descent / trial.Size;
        var here = new WolfePoint(trial.Size, trial.TrialValue, trial.TrialDescent / trial.Size);
        if (trial.Number == 0)
            interval.Low = new WolfePoint(0, trial.Value, slope);
        bool high = !double.IsFinite(here.Value)
            || !double.IsFinite(here.Slope)
            || here.Value > trial.Value + Decrease * trial.Descent
            || (interval.Low.Size > 0 && here.Value >= interval.Low.Value);
        if (!high && Math.Abs(here.Slope) <= -Curvature * slope)
            return SearchVerdict.Accept;

        if (!interval.IsClosed && !high && here.Slope < 0)
        {
            interval.Low = here;
            double next = Grow * here.Size;
            return double.IsFinite(next) ? SearchVerdict.Retry(next) : SearchVerdict.GiveUp;
        }

        interval.Narrow(here, high);
        return Next(in trial, interval);
    }

    private static SearchVerdict Next(in SearchTrial trial, WolfeInterval interval)
    {
        WolfePoint low = interval.Low;
        WolfePoint high = interval.High;
        double width = high.Size - low.Size;
        if (Math.Abs(width) > 1e-12 * Math.Max(low.Size, high.Size))
        {
            double share = (WolfePoint.CubicMinimum(low, high) - low.Size) / width;
            share = double.IsNaN(share) ? 0.5 : Math.Clamp(share, Margin, 1 - Margin);
            return SearchVerdict.Retry(low.Size + width * share);
        }

        if (low.Size == 0 || !(low.Value < trial.Value))
            return SearchVerdict.GiveUp;
        interval.Settles = true;
        return SearchVerdict.Retry(low.Size);
    }
}
