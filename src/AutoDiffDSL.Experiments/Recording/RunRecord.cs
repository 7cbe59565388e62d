using System.Globalization;

namespace AutoDiffDSL.Experiments.Recording;

/// <summary>A run is a record: its name, its seed, its settings in order, and its metrics as named columns.</summary>
/// <param name="name">What was run.</param>
/// <param name="seed">The seed from which all of the run's random numbers follow.</param>
public sealed class RunRecord(string name, int seed)
{
    private readonly List<Setting> _settings = [];
    private readonly List<Metric> _metrics = [];

    /// <summary>What was run.</summary>
    public string Name { get; } = name;

    /// <summary>The seed from which all of the run's random numbers follow.</summary>
    public int Seed { get; } = seed;

    /// <summary>The settings in the order in which they were added.</summary>
    public IReadOnlyList<Setting> Settings => _settings;

    /// <summary>The metrics in the order in which they were asked for.</summary>
    public IReadOnlyList<Metric> Metrics => _metrics;

    /// <summary>How the run ended; null while it has not, or where nobody said.</summary>
    public RunEnding? Ending { get; set; }

    /// <summary>Adds a setting; numbers are written in the invariant culture.</summary>
    /// <exception cref="ArgumentException">A setting of that name exists.</exception>
    public void Set<T>(string name, T value) where T : notnull
    {
        if (_settings.Exists(setting => setting.Name == name))
            throw new ArgumentException($"Setting '{name}' is already there.", nameof(name));

        string text = value is IFormattable formattable
            ? formattable.ToString(null, CultureInfo.InvariantCulture)
            : value.ToString() ?? "";
        _settings.Add(new Setting(name, text));
    }

    /// <summary>The metric of that name; made, empty, if it is not there.</summary>
    /// <param name="name">The name of the column; <c>step</c> is taken by the steps themselves.</param>
    /// <param name="unit">The unit of the values, used when the metric is made.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or <c>step</c>.</exception>
    public Metric Metric(string name, string unit = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name == StepColumn)
            throw new ArgumentException("The column 'step' holds the steps themselves.", nameof(name));

        Metric? metric = _metrics.Find(candidate => candidate.Name == name);
        if (metric is null)
        {
            metric = new Metric(name, unit);
            _metrics.Add(metric);
        }

        return metric;
    }

    /// <summary>Takes the metrics and the ending of another record of the same run.</summary>
    internal void Restore(RunRecord other)
    {
        _metrics.Clear();
        _metrics.AddRange(other._metrics);
        Ending = other.Ending;
    }

    internal const string StepColumn = "step";
}
