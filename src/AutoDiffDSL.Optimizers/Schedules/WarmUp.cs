using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Rises in equal steps to another schedule's first value, then follows that schedule from its beginning (Goyal and
/// others, "Accurate, Large Minibatch SGD", 2017, section 2.2): then(0) (k + 1) / steps while k &lt; steps, and
/// then(k - steps) from there.
/// </summary>
/// <param name="steps">How many steps the rise takes, not negative.</param>
/// <param name="then">What follows.</param>
/// <exception cref="ArgumentOutOfRangeException">The steps are negative.</exception>
public sealed class WarmUp(long steps, ISchedule then) : ISchedule
{
    /// <summary>How many steps the rise takes.</summary>
    public long Steps { get; } = steps >= 0
        ? steps
        : throw new ArgumentOutOfRangeException(nameof(steps), steps, "The rise takes no negative number of steps.");

    /// <summary>What follows.</summary>
    public ISchedule Then { get; } = then ?? throw new ArgumentNullException(nameof(then));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"warm-up({Steps}, {Then.Name})");

    /// <inheritdoc/>
    public double Value(long step) => step < Steps
        ? Then.Value(0) * (step + 1.0) / Steps
        : Then.Value(step - Steps);
}
