namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Where to go from a point: it proposes a step for each size that a search asks for. What a size means is its own
/// matter: a multiple of one direction, the radius of a trust region, the inverse of a damping. Larger sizes give
/// larger steps. All that it remembers lies in two flat buffers that the run holds: its memory, which is part of the
/// run's state, and what it prepares at a point, which can be made again there.
/// Shape: Optimistix's <c>AbstractDescent</c> (Rader, Lyons and Kidger, "Optimistix: modular optimisation in JAX and
/// Equinox", 2024).
/// </summary>
/// <typeparam name="TObjective">What it must be able to ask an objective.</typeparam>
public interface IDescent<in TObjective>
    where TObjective : IObjective
{
    /// <summary>What to call it in reports, with its settings.</summary>
    string Name { get; }

    /// <summary>True where the step of a size is that size times one direction.</summary>
    bool IsLine { get; }

    /// <summary>The number of entries that it remembers from step to step.</summary>
    int MemoryLength(TObjective objective) => 0;

    /// <summary>The number of entries that it prepares at a point.</summary>
    int PreparedLength(TObjective objective);

    /// <summary>Fills the memory before the first step; zeros unless said otherwise.</summary>
    /// <param name="memory">Of length <see cref="MemoryLength"/>, arbitrary content.</param>
    void Initialize(Span<double> memory) => memory.Clear();

    /// <summary>Prepares the steps from a point, once for each point.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="at">The point.</param>
    /// <param name="memory">Of length <see cref="MemoryLength"/>. Preparing twice at a point must leave what preparing
    /// once does, because a resumed run does so.</param>
    /// <param name="prepared">Of length <see cref="PreparedLength"/>, arbitrary content.</param>
    void Prepare(TObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared);

    /// <summary>The step of a size.</summary>
    /// <param name="objective">What is minimised.</param>
    /// <param name="at">The point that was prepared.</param>
    /// <param name="size">Positive.</param>
    /// <param name="prepared">What was prepared there.</param>
    /// <param name="step">As long as the parameters; overwritten. Not finite where there is no such step.</param>
    /// <returns>By how much the descent's model of the objective says that the step lowers the value.</returns>
    double Step(
        TObjective objective, in UpdateContext at, double size, ReadOnlySpan<double> prepared, Span<double> step);

    /// <summary>Learns from a step that was accepted; nothing unless said otherwise.</summary>
    /// <param name="step">The step.</param>
    /// <param name="gradientChange">By how much the gradient changed over it.</param>
    /// <param name="memory">Of length <see cref="MemoryLength"/>; updated.</param>
    void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> gradientChange, Span<double> memory)
    {
    }
}
