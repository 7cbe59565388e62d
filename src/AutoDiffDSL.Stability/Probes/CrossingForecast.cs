namespace AutoDiffDSL.Stability;

/// <summary>
/// When a rising quantity will reach a threshold, from the line of least squares through its last values.
/// </summary>
public sealed class CrossingForecast
{
    private readonly int _memory;
    private readonly Queue<(long Step, double Value)> _seen = new();

    /// <summary>A forecast from the last values.</summary>
    /// <param name="memory">How many, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2.</exception>
    public CrossingForecast(int memory)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(memory, 2);
        _memory = memory;
    }

    /// <summary>Takes in a value.</summary>
    /// <param name="step">When.</param>
    /// <param name="value">The value.</param>
    public void Add(long step, double value)
    {
        _seen.Enqueue((step, value));
        if (_seen.Count > _memory)
            _seen.Dequeue();
    }

    /// <summary>Forgets all values, as after a change of what is measured.</summary>
    public void Clear() => _seen.Clear();

    /// <summary>The step at which the line reaches a threshold.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <returns>
    /// The step; null with fewer than two values, where they do not rise, or where the last one is there already.
    /// </returns>
    public double? StepAt(double threshold)
    {
        if (_seen.Count < 2 || _seen.Last().Value >= threshold)
            return null;
        double meanStep = _seen.Average(point => (double)point.Step);
        double meanValue = _seen.Average(point => point.Value);
        double products = _seen.Sum(point => (point.Step - meanStep) * (point.Value - meanValue));
        double squares = _seen.Sum(point => (point.Step - meanStep) * (point.Step - meanStep));
        double slope = products / squares;
        return slope > 0 ? Math.Max(_seen.Last().Step, meanStep + (threshold - meanValue) / slope) : null;
    }
}
