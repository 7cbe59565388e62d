using System.Globalization;
using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Gradient descent that leaves saddles (Jin, Ge, Netrapalli, Kakade and Jordan, "How to Escape Saddle Points
/// Efficiently", 2017, algorithm 1): where the gradient is small and the last perturbation long enough ago, a step is
/// drawn uniformly from a ball instead. If the value has not fallen enough an interval later, the point before the
/// perturbation was no strict saddle: it is returned to, and kept. A perturbation is a step of its own here. Draws
/// depend on the seed and the step alone. Preconditioner: the identity. Stability polynomial, between perturbations:
/// z - 1 + stepSize * curvature. State: whether it has ended, the step of the last perturbation, the value and the
/// point before it.
/// </summary>
public sealed class PerturbedGradientDescent : IUpdateTransform
{
    private readonly GradientDescent _descent;

    /// <summary>Gradient descent that leaves saddles.</summary>
    /// <param name="stepSize">The step size, positive.</param>
    /// <param name="radius">The ball's radius, positive.</param>
    /// <param name="gradientThreshold">How small the gradient's norm must be for a perturbation, not negative.</param>
    /// <param name="interval">How many steps a perturbation is given, at least 1.</param>
    /// <param name="wantedDecrease">By how much the value must fall in that time, not negative.</param>
    /// <param name="seed">What the draws depend on.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PerturbedGradientDescent(
        double stepSize,
        double radius,
        double gradientThreshold,
        long interval,
        double wantedDecrease,
        long seed = 0)
    {
        _descent = new GradientDescent(stepSize);
        Radius = Setting.Positive(radius, nameof(radius));
        GradientThreshold = Setting.NotNegative(gradientThreshold, nameof(gradientThreshold));
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        Interval = interval;
        WantedDecrease = Setting.NotNegative(wantedDecrease, nameof(wantedDecrease));
        Seed = seed;
    }

    /// <summary>The step size.</summary>
    public double StepSize => _descent.StepSize;

    /// <summary>The ball's radius.</summary>
    public double Radius { get; }

    /// <summary>How small the gradient's norm must be for a perturbation.</summary>
    public double GradientThreshold { get; }

    /// <summary>How many steps a perturbation is given.</summary>
    public long Interval { get; }

    /// <summary>By how much the value must fall in that time.</summary>
    public double WantedDecrease { get; }

    /// <summary>What the draws depend on.</summary>
    public long Seed { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"perturbed-gradient-descent({StepSize}, radius {Radius}, every {Interval}, seed {Seed})");

    /// <inheritdoc/>
    public int StateLength(int dimension) => checked(3 + dimension);

    /// <inheritdoc/>
    public void Initialize(ReadOnlySpan<double> parameters, Span<double> state)
    {
        state.Clear();
        state[1] = -Interval - 1;
    }

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        Span<double> before = state[3..];
        double since = context.Step - state[1];
        if (state[0] == 0 && since == Interval && !(context.Value <= state[2] - WantedDecrease))
            state[0] = 1;

        if (state[0] != 0)
        {
            for (int i = 0; i < update.Length; i++)
                update[i] = before[i] - context.Parameters[i];
        }
        else if (since > Interval && VectorMath.Norm(context.Gradient) <= GradientThreshold)
        {
            state[1] = context.Step;
            state[2] = context.Value;
            context.Parameters.CopyTo(before);
            DrawFromBall(context.Step, update);
        }
        else
        {
            _descent.Update(in context, update, []);
        }
    }

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => _descent.Response(step);

    private void DrawFromBall(long step, Span<double> update)
    {
        // A Gaussian direction, and a radius whose distribution is that of the ball's volume.
        var random = new SplitMix(Seed, step);
        for (int i = 0; i < update.Length; i++)
            update[i] = random.NextGaussian();
        double length = Radius * Math.Pow(random.NextDouble(), 1.0 / update.Length);
        VectorMath.Scale(length / VectorMath.Norm(update), update);
    }
}
