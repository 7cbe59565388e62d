using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// RProp with restoring (Riedmiller and Braun, "A Direct Adaptive Method for Faster Backpropagation Learning: The
/// RPROP Algorithm", 1993): each parameter has a step size of its own, which grows while its derivative keeps its sign
/// and shrinks when it changes; then the parameter's last step is taken back, and the next one follows whatever sign
/// the derivative has there. Only signs matter, so that it belongs to no quadratic's polynomial. It ends a chain's
/// work: its update is the step itself. State: the step sizes, the last steps, the last derivatives.
/// </summary>
public sealed class RProp : IUpdateTransform
{
    /// <summary>RProp.</summary>
    /// <param name="initialStep">The first step size of every parameter, positive.</param>
    /// <param name="shrink">By what a step size is multiplied when the sign changes, between 0 and 1.</param>
    /// <param name="grow">By what it is multiplied when the sign stays, above 1.</param>
    /// <param name="smallest">The smallest step size, positive.</param>
    /// <param name="largest">The largest step size, at least the smallest.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RProp(
        double initialStep = 0.1,
        double shrink = 0.5,
        double grow = 1.2,
        double smallest = 1e-12,
        double largest = 50)
    {
        InitialStep = Setting.Positive(initialStep, nameof(initialStep));
        Shrink = Setting.BetweenZeroAndOne(shrink, nameof(shrink));
        Grow = Setting.Above(grow, 1, nameof(grow));
        Smallest = Setting.Positive(smallest, nameof(smallest));
        Largest = largest >= smallest
            ? largest
            : throw new ArgumentOutOfRangeException(nameof(largest), largest, "largest is below smallest.");
    }

    /// <summary>The first step size of every parameter.</summary>
    public double InitialStep { get; }

    /// <summary>By what a step size is multiplied when the sign changes.</summary>
    public double Shrink { get; }

    /// <summary>By what a step size is multiplied when the sign stays.</summary>
    public double Grow { get; }

    /// <summary>The smallest step size.</summary>
    public double Smallest { get; }

    /// <summary>The largest step size.</summary>
    public double Largest { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"rprop({InitialStep}, {Shrink}, {Grow})");

    /// <inheritdoc/>
    public int StateLength(int dimension) => checked(3 * dimension);

    /// <inheritdoc/>
    public void Initialize(ReadOnlySpan<double> parameters, Span<double> state)
    {
        state.Clear();
        state[..parameters.Length].Fill(InitialStep);
    }

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        int n = update.Length;
        Span<double> size = state[..n];
        Span<double> last = state.Slice(n, n);
        Span<double> before = state.Slice(2 * n, n);
        for (int i = 0; i < n; i++)
        {
            double derivative = update[i];
            int agreement = Math.Sign(derivative) * Math.Sign(before[i]);
            if (agreement < 0)
            {
                size[i] = Math.Max(Shrink * size[i], Smallest);
                last[i] = -last[i];
                before[i] = 0;
            }
            else
            {
                if (agreement > 0)
                    size[i] = Math.Min(Grow * size[i], Largest);
                last[i] = -Math.Sign(derivative) * size[i];
                before[i] = derivative;
            }

            update[i] = last[i];
        }
    }
}
