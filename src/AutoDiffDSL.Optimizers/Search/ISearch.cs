namespace AutoDiffDSL.Optimizers;

/// <summary>
/// How far to go: it names sizes for a descent's step, and judges the points that they lead to. All that it remembers
/// lies in a flat memory that the run holds. Shape: Optimistix's <c>AbstractSearch</c> (Rader, Lyons and Kidger, 2024).
/// </summary>
public interface ISearch
{
    /// <summary>What to call it in reports, with its settings.</summary>
    string Name { get; }

    /// <summary>True where it asks for the gradient at every trial point, not only where it accepts one.</summary>
    bool NeedsSlope => false;

    /// <summary>True where it is sound only if the steps of all sizes lie on one line.</summary>
    bool NeedsLine => false;

    /// <summary>The number of entries that it remembers.</summary>
    int MemoryLength => 0;

    /// <summary>Fills the memory before the first step; zeros unless said otherwise.</summary>
    /// <param name="memory">Of length <see cref="MemoryLength"/>, arbitrary content.</param>
    void Initialize(Span<double> memory) => memory.Clear();

    /// <summary>The size of the first trial from a new point.</summary>
    /// <param name="memory">Of length <see cref="MemoryLength"/>; updated.</param>
    double First(Span<double> memory);

    /// <summary>Judges a trial.</summary>
    /// <param name="trial">What came of it.</param>
    /// <param name="memory">Of length <see cref="MemoryLength"/>; updated.</param>
    SearchVerdict Judge(in SearchTrial trial, Span<double> memory);
}
