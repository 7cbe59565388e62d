using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The alternating direction method of multipliers (Glowinski and Marrocco, 1975; Gabay and Mercier, 1976; in the
/// scaled form of Boyd, Parikh, Chu, Peleato and Eckstein, "Distributed Optimization and Statistical Learning via the
/// Alternating Direction Method of Multipliers", 2011, section 3.1.1) for f(x) + g(z) with x = z, f smooth and g known
/// by its proximal map, as in the lasso (section 6.4):
/// x minimises f(x) + rho/2 |x - z + u|^2; z is g's proximal map of x + u with step 1/rho; u += x - z.
/// x is found by Newton's method with conjugate gradients, exactly up to a tolerance. State: x, z, u.
/// </summary>
public sealed class Admm
{
    /// <summary>The splitting of f + g.</summary>
    /// <param name="smooth">f.</param>
    /// <param name="other">g.</param>
    /// <param name="penalty">rho, positive.</param>
    /// <param name="options">When to end; null takes the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The penalty is not positive and finite.</exception>
    public Admm(IHessianObjective smooth, IProximal other, double penalty = 1, AdmmOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(smooth);
        ArgumentNullException.ThrowIfNull(other);
        Smooth = smooth;
        Other = other;
        Penalty = Setting.Positive(penalty, nameof(penalty));
        Options = options ?? new AdmmOptions();
    }

    /// <summary>f.</summary>
    public IHessianObjective Smooth { get; }

    /// <summary>g.</summary>
    public IProximal Other { get; }

    /// <summary>rho.</summary>
    public double Penalty { get; }

    /// <summary>When to end.</summary>
    public AdmmOptions Options { get; }

    /// <summary>What to call it in reports, with its settings.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"admm({Other.Name}, {Penalty})");

    /// <summary>A run from x = z = a point and u = 0.</summary>
    /// <param name="initial">The starting point, which is copied.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public AdmmRun Start(ReadOnlySpan<double> initial)
    {
        if (initial.Length != Smooth.Dimension)
        {
            throw new ArgumentException(
                $"The point has length {initial.Length}, the objective dimension {Smooth.Dimension}.",
                nameof(initial));
        }

        return new AdmmRun(
            this, new OptimizerState { Memory = [.. initial, .. initial, .. new double[initial.Length]] });
    }

    /// <summary>Goes on from another run's state, with the same bits as if it had not been interrupted.</summary>
    /// <param name="state">The state, which is copied.</param>
    /// <exception cref="ArgumentException">The state has the wrong length.</exception>
    public AdmmRun Resume(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Memory.Length != 3 * Smooth.Dimension)
        {
            throw new ArgumentException(
                $"The state has {state.Memory.Length} entries, but '{Name}' needs {3 * Smooth.Dimension}.",
                nameof(state));
        }

        return new AdmmRun(this, state.Copy());
    }

    /// <summary>Runs to the end.</summary>
    /// <param name="initial">The starting point, which is copied.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public AdmmRun Run(ReadOnlySpan<double> initial)
    {
        AdmmRun run = Start(initial);
        while (run.MoveNext())
        {
        }

        return run;
    }
}
