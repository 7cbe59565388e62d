namespace AutoDiffDSL.Experiments.Recording;

/// <summary>
/// A named column of a run: values at increasing steps. A metric need not be measured at every step; what was not
/// measured is absent, which is different from a measured <see cref="double.NaN"/>.
/// </summary>
public sealed class Metric
{
    private readonly List<long> _steps = [];
    private readonly List<double> _values = [];

    internal Metric(string name, string unit)
    {
        Name = name;
        Unit = unit;
    }

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>The unit of the values; empty where they are pure numbers.</summary>
    public string Unit { get; }

    /// <summary>How many values were measured.</summary>
    public int Count => _values.Count;

    /// <summary>The steps at which a value was measured, strictly increasing.</summary>
    public IReadOnlyList<long> Steps => _steps;

    /// <summary>The measured values, one for each of <see cref="Steps"/>; may be infinite or not a number.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Appends a value.</summary>
    /// <param name="step">The step of the run, greater than every step before.</param>
    /// <param name="value">The measured value; any double, also a non-finite one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> does not increase.</exception>
    public void Add(long step, double value)
    {
        if (_steps.Count > 0 && step <= _steps[^1])
        {
            throw new ArgumentOutOfRangeException(
                nameof(step), step, $"Steps of metric '{Name}' must increase; the last one was {_steps[^1]}.");
        }

        _steps.Add(step);
        _values.Add(value);
    }

    /// <summary>The mean of the values measured from one step to another, both included; NaN without any.</summary>
    public double Mean(long fromStep, long toStep) =>
        Between(fromStep, toStep) is { Count: > 0 } values ? values.Average() : double.NaN;

    /// <summary>The median of the values measured from one step to another, both included; NaN without any.</summary>
    public double Median(long fromStep, long toStep)
    {
        double[] sorted = [.. Between(fromStep, toStep).Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The first step whose value lies above <paramref name="threshold"/>; null if none does.</summary>
    public long? FirstAbove(double threshold)
    {
        for (int i = 0; i < _steps.Count; i++)
            if (_values[i] > threshold) return _steps[i];
        return null;
    }

    private List<double> Between(long fromStep, long toStep) =>
        [.. _values.Where((_, i) => _steps[i] >= fromStep && _steps[i] <= toStep)];
}
