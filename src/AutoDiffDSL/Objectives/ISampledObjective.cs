namespace AutoDiffDSL;

/// <summary>An objective that is a mean over samples and can be restricted to some of them.</summary>
public interface ISampledObjective : IObjective
{
    /// <summary>The number of all samples, whichever are selected.</summary>
    int SampleCount { get; }

    /// <summary>
    /// Restricts value, gradient and Hessian product to the mean over these samples, until the next selection.
    /// </summary>
    /// <param name="samples">
    /// Sample numbers from 0 to <see cref="SampleCount"/> - 1, at least one; a repeated number counts repeatedly.
    /// </param>
    /// <exception cref="ArgumentException">Empty, or a number is out of range.</exception>
    void SelectBatch(ReadOnlySpan<int> samples);

    /// <summary>Returns to the mean over all samples.</summary>
    void SelectAll();
}
