using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Sweeps;

/// <summary>One run of a sweep.</summary>
/// <param name="Name">What is run.</param>
/// <param name="Settings">The settings, in the order of the grid.</param>
/// <param name="Seed">The seed of all of the run's random numbers.</param>
public sealed record SweepPoint(string Name, IReadOnlyList<Setting> Settings, int Seed)
{
    /// <summary>
    /// The settings and the seed in a form that can name a file, with a hash that tells all runs apart.
    /// </summary>
    public string Id
    {
        get
        {
            string exact = string.Join('\n', Settings.Select(s => s.Name + "=" + s.Value).Append(Name));
            string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(exact)))[..8];
            string readable = string.Join('_', Settings.Select(s => s.Name + "=" + s.Value));
            string safe = string.Concat(
                readable.Select(c => char.IsAsciiLetterOrDigit(c) || c is '=' or '.' or '-' ? c : '_'));
            string start = safe.Length > 80 ? safe[..80] : safe;
            return string.Create(CultureInfo.InvariantCulture, $"{start}_seed={Seed}_{hash}");
        }
    }

    /// <summary>A setting as text.</summary>
    /// <exception cref="ArgumentException">The grid has no such setting.</exception>
    public string Text(string name) => Settings.FirstOrDefault(setting => setting.Name == name)?.Value
        ?? throw new ArgumentException(
            $"The grid has no setting '{name}'; it has {string.Join(", ", Settings.Select(s => s.Name))}.",
            nameof(name));

    /// <summary>A setting as a number.</summary>
    /// <exception cref="ArgumentException">The grid has no such setting, or it is no number.</exception>
    public double Real(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new ArgumentException($"The setting '{name}' is '{Text(name)}', which is no number.", nameof(name));

    /// <summary>A record with the settings and the seed, and nothing measured.</summary>
    public RunRecord NewRecord()
    {
        var record = new RunRecord(Name, Seed);
        foreach (Setting setting in Settings) record.Set(setting.Name, setting.Value);
        return record;
    }
}
