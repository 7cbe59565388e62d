using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Stochastic weight averaging (Izmailov, Podoprikhin, Garipov, Vetrov and Wilson, "Averaging Weights Leads to Wider
/// Optima and Better Generalization", 2018, algorithm 1): changes nothing, and keeps the mean of the points at steps
/// start, start + cycle, start + 2 cycle, ... State: how many points, their mean. <see cref="Chain.StateOf"/> finds it
/// in a chain's state.
/// </summary>
public sealed class WeightAveraging : IUpdateTransform
{
    /// <summary>An average over points of the run.</summary>
    /// <param name="start">The first step whose point counts, not negative.</param>
    /// <param name="cycle">The steps from one point to the next, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public WeightAveraging(long start, long cycle = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(cycle, 1);
        StartStep = start;
        Cycle = cycle;
    }

    /// <summary>The first step whose point counts.</summary>
    public long StartStep { get; }

    /// <summary>The steps from one point to the next.</summary>
    public long Cycle { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"weight-averaging({StartStep}, {Cycle})");

    /// <summary>How many points the mean is of.</summary>
    /// <param name="state">This link's state.</param>
    public static long Count(ReadOnlySpan<double> state) => (long)state[0];

    /// <summary>The mean of the points; zeros before the first.</summary>
    /// <param name="state">This link's state.</param>
    public static ReadOnlySpan<double> Average(ReadOnlySpan<double> state) => state[1..];

    /// <inheritdoc/>
    public int StateLength(int dimension) => checked(1 + dimension);

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        if (context.Step < StartStep || (context.Step - StartStep) % Cycle != 0)
            return;
        double count = state[0];
        Span<double> mean = state[1..];
        for (int i = 0; i < mean.Length; i++)
            mean[i] = (mean[i] * count + context.Parameters[i]) / (count + 1);
        state[0] = count + 1;
    }

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => new(TransferFunction.Identity);
}
