using System.Globalization;
using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Multiplies the update by a number that falls by a factor whenever the value has not improved for a while: the
/// practice of dividing the step size by ten when the error plateaus (He, Zhang, Ren and Sun, "Deep Residual Learning
/// for Image Recognition", 2016, section 3.4). State: the number, the best value, and the steps since. Its number
/// depends on the values seen, so that it claims no stability polynomial.
/// </summary>
public sealed class PlateauDecay : IUpdateTransform
{
    /// <summary>A number that falls on plateaus.</summary>
    /// <param name="patience">How many steps without improvement make a plateau, at least 1.</param>
    /// <param name="factor">By what the number is multiplied then, between 0 and 1.</param>
    /// <param name="improvement">By which share of its absolute value the best value must fall to count, not negative.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PlateauDecay(int patience, double factor = 0.1, double improvement = 1e-4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        Patience = patience;
        Factor = Setting.BetweenZeroAndOne(factor, nameof(factor));
        Improvement = Setting.NotNegative(improvement, nameof(improvement));
    }

    /// <summary>How many steps without improvement make a plateau.</summary>
    public int Patience { get; }

    /// <summary>By what the number is multiplied on a plateau.</summary>
    public double Factor { get; }

    /// <summary>By which share of its absolute value the best value must fall to count.</summary>
    public double Improvement { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"plateau-decay({Patience}, {Factor}, {Improvement})");

    /// <inheritdoc/>
    public int StateLength(int dimension) => 3;

    /// <inheritdoc/>
    public void Initialize(ReadOnlySpan<double> parameters, Span<double> state)
    {
        state[0] = 1;
        state[1] = double.PositiveInfinity;
        state[2] = 0;
    }

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        double best = state[1];
        if (double.IsPositiveInfinity(best) || context.Value < best - Improvement * Math.Abs(best))
        {
            state[1] = context.Value;
            state[2] = 0;
        }
        else if (++state[2] >= Patience)
        {
            state[0] *= Factor;
            state[2] = 0;
        }

        VectorMath.Scale(state[0], update);
    }
}
