using System.Globalization;
using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Limited-memory BFGS (Liu and Nocedal, "On the Limited Memory BFGS Method for Large Scale Optimization", 1989;
/// Nocedal and Wright, "Numerical Optimization", 2006, algorithm 7.4): BFGS from the last few steps s and gradient
/// changes y alone, on the identity times y's/y'y of the last. Memory: how many pairs were learnt, then a ring of s and
/// one of y. Preconditioner: the inverse of that approximation.
/// </summary>
public sealed class Lbfgs : IDescent<IObjective>
{
    /// <summary>Limited-memory BFGS.</summary>
    /// <param name="history">How many pairs are kept, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public Lbfgs(int history = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(history, 1);
        History = history;
    }

    /// <summary>How many pairs are kept.</summary>
    public int History { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"l-bfgs({History})");

    /// <inheritdoc/>
    public bool IsLine => true;

    /// <inheritdoc/>
    public int MemoryLength(IObjective objective) => checked(1 + 2 * History * objective.Dimension);

    /// <inheritdoc/>
    public int PreparedLength(IObjective objective) => objective.Dimension;

    /// <inheritdoc/>
    public void Prepare(IObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared)
    {
        long learnt = (long)memory[0];
        int kept = (int)Math.Min(learnt, History);
        for (int i = 0; i < prepared.Length; i++)
            prepared[i] = -at.Gradient[i];
        if (kept == 0)
            return;

        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> weights = workspace.Zeros<double>(kept);
        for (int back = 0; back < kept; back++)
        {
            Pair(memory, prepared.Length, learnt - 1 - back, out Span<double> s, out Span<double> y);
            weights[back] = VectorMath.Dot(s, prepared) / VectorMath.Dot(s, y);
            VectorMath.Axpy(-weights[back], y, prepared);
        }

        Pair(memory, prepared.Length, learnt - 1, out Span<double> last, out Span<double> change);
        VectorMath.Scale(VectorMath.Dot(last, change) / VectorMath.Dot(change, change), prepared);
        for (int back = kept - 1; back >= 0; back--)
        {
            Pair(memory, prepared.Length, learnt - 1 - back, out Span<double> s, out Span<double> y);
            double other = VectorMath.Dot(y, prepared) / VectorMath.Dot(s, y);
            VectorMath.Axpy(weights[back] - other, s, prepared);
        }
    }

    /// <inheritdoc/>
    public double Step(
        IObjective objective, in UpdateContext at, double size, ReadOnlySpan<double> prepared, Span<double> step) =>
        LineDescent.Quadratic(in at, size, prepared, step);

    /// <inheritdoc/>
    public void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> gradientChange, Span<double> memory)
    {
        if (!CurvaturePair.IsUseful(step, gradientChange))
            return;
        Pair(memory, step.Length, (long)memory[0], out Span<double> s, out Span<double> y);
        step.CopyTo(s);
        gradientChange.CopyTo(y);
        memory[0]++;
    }

    private void Pair(Span<double> memory, int dimension, long number, out Span<double> s, out Span<double> y)
    {
        int place = (int)(number % History);
        s = memory.Slice(1 + place * dimension, dimension);
        y = memory.Slice(1 + (History + place) * dimension, dimension);
    }
}
