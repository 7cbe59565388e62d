using System.Globalization;
using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Sweeps;

/// <summary>
/// All combinations of some settings, each with some seeds:
/// <c>new SweepGrid("descent").Over("eta", 0.1, 0.2).Over("method", "plain", "momentum").Seeds(5)</c>.
/// </summary>
public sealed class SweepGrid
{
    private readonly (string Name, string[] Values)[] _axes;
    private readonly int _seeds;

    /// <summary>A grid of one point.</summary>
    /// <param name="name">What is run; part of what makes a run that run.</param>
    public SweepGrid(string name)
        : this(name, [], 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
    }

    private SweepGrid(string name, (string Name, string[] Values)[] axes, int seeds)
    {
        Name = name;
        _axes = axes;
        _seeds = seeds;
    }

    /// <summary>What is run.</summary>
    public string Name { get; }

    /// <summary>The names of the settings, in order.</summary>
    public IReadOnlyList<string> Settings => [.. _axes.Select(axis => axis.Name)];

    /// <summary>The number of points.</summary>
    public int Count => _axes.Aggregate(_seeds, (count, axis) => checked(count * axis.Values.Length));

    /// <summary>The points: seeds change fastest, then the last setting.</summary>
    public IEnumerable<SweepPoint> Points
    {
        get
        {
            for (int index = 0; index < Count; index++)
            {
                int left = index / _seeds;
                var settings = new Setting[_axes.Length];
                for (int axis = _axes.Length - 1; axis >= 0; axis--)
                {
                    (string name, string[] values) = _axes[axis];
                    settings[axis] = new Setting(name, values[left % values.Length]);
                    left /= values.Length;
                }

                yield return new SweepPoint(Name, settings, index % _seeds + 1);
            }
        }
    }

    /// <summary>The grid with one more setting.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="values">What it takes, in order.</param>
    /// <exception cref="ArgumentException">The name is taken, or there are no values, or one of them twice.</exception>
    public SweepGrid Over(string name, params double[] values) =>
        Over(name, [.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))]);

    /// <inheritdoc cref="Over(string, double[])"/>
    public SweepGrid Over(string name, params string[] values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_axes.Any(axis => axis.Name == name))
            throw new ArgumentException($"The grid runs over '{name}' already.", nameof(name));
        if (values.Length == 0)
            throw new ArgumentException($"'{name}' needs at least one value.", nameof(values));
        if (values.GroupBy(value => value).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"'{name}' takes {twice.Key} twice.", nameof(values));
        return new SweepGrid(Name, [.. _axes, (name, values)], _seeds);
    }

    /// <summary>The grid with that many seeds, 1, 2, 3, ..., at every combination.</summary>
    public SweepGrid Seeds(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new SweepGrid(Name, _axes, count);
    }
}
