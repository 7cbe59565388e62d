using System.Text.Json;
using System.Text.Json.Serialization;

namespace AutoDiffDSL.Experiments.Recording;

/// <summary>
/// A whole run as JSON: name, seed, settings, how it ended, and each metric with its unit, steps and values. Non-finite
/// values are the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>.
/// </summary>
public static class RunJson
{
    private static readonly JsonSerializerOptions _format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes <paramref name="run"/> to <paramref name="path"/>, atomically.</summary>
    public static void Write(RunRecord run, string path) => AtomicFile.WriteText(path, ToText(run));

    /// <summary>The JSON text of <paramref name="run"/>.</summary>
    public static string ToText(RunRecord run)
    {
        RunModel model = new(
            run.Name,
            run.Seed,
            [.. run.Settings],
            run.Ending,
            [.. run.Metrics.Select(metric => new MetricModel(
                metric.Name, metric.Unit, [.. metric.Steps], [.. metric.Values]))]);
        return JsonSerializer.Serialize(model, _format) + "\n";
    }

    /// <summary>Reads a run back from a file.</summary>
    /// <exception cref="InvalidDataException">The text is not a run.</exception>
    public static RunRecord Read(string path) => FromText(File.ReadAllText(path));

    /// <summary>Reads a run back from its JSON text.</summary>
    /// <exception cref="InvalidDataException">The text is not a run.</exception>
    public static RunRecord FromText(string text)
    {
        RunModel model = Parse(text);
        RunRecord run = new(model.Name, model.Seed) { Ending = model.Ending };
        foreach (Setting setting in model.Settings) run.Set(setting.Name, setting.Value);
        foreach (MetricModel column in model.Metrics)
        {
            if (column.Steps.Length != column.Values.Length)
            {
                throw new InvalidDataException(
                    $"Metric '{column.Name}' has {column.Steps.Length} steps for {column.Values.Length} values.");
            }

            Metric metric = run.Metric(column.Name, column.Unit);
            for (int i = 0; i < column.Steps.Length; i++) metric.Add(column.Steps[i], column.Values[i]);
        }

        return run;
    }

    private static RunModel Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RunModel>(text, _format)
                ?? throw new InvalidDataException("The text is null, not a run.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The text is not a run: {exception.Message}", exception);
        }
    }

    private sealed record RunModel(
        string Name, int Seed, Setting[] Settings, RunEnding? Ending, MetricModel[] Metrics);

    private sealed record MetricModel(string Name, string Unit, long[] Steps, double[] Values);
}
