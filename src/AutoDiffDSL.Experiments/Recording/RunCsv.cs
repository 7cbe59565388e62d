using System.Globalization;

namespace AutoDiffDSL.Experiments.Recording;

/// <summary>
/// The metrics of a run as CSV (RFC 4180, LF): the column <c>step</c>, then one column a metric. A cell is empty where
/// the metric was not measured. Numbers are the shortest text that parses back to the same bits.
/// </summary>
public static class RunCsv
{
    /// <summary>Writes the metrics of <paramref name="run"/> to <paramref name="path"/>, atomically.</summary>
    public static void Write(RunRecord run, string path) => AtomicFile.Write(path, writer => Write(run, writer));

    /// <summary>Writes the metrics of <paramref name="run"/> to <paramref name="writer"/>, which stays open.</summary>
    public static void Write(RunRecord run, TextWriter writer)
    {
        CsvText.WriteRow(writer, [RunRecord.StepColumn, .. run.Metrics.Select(metric => metric.Name)]);

        int[] next = new int[run.Metrics.Count];
        while (SmallestStep(run.Metrics, next) is long step)
        {
            string[] cells = new string[next.Length + 1];
            cells[0] = step.ToString(CultureInfo.InvariantCulture);
            for (int m = 0; m < next.Length; m++)
            {
                Metric metric = run.Metrics[m];
                bool measured = next[m] < metric.Count && metric.Steps[next[m]] == step;
                cells[m + 1] = measured ? metric.Values[next[m]++].ToString("R", CultureInfo.InvariantCulture) : "";
            }

            CsvText.WriteRow(writer, cells);
        }
    }

    /// <summary>Reads what <see cref="Write(RunRecord, string)"/> wrote into a record without units.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name of the record.</param>
    /// <param name="seed">The seed of the record.</param>
    /// <exception cref="InvalidDataException">The header, a row or a number is not as written.</exception>
    public static RunRecord Read(string path, string name, int seed)
    {
        using StreamReader reader = new(path);
        return Read(reader, name, seed);
    }

    /// <summary>Reads from <paramref name="reader"/>, which stays open.</summary>
    /// <inheritdoc cref="Read(string, string, int)"/>
    public static RunRecord Read(TextReader reader, string name, int seed)
    {
        if (CsvText.ReadRow(reader) is not [RunRecord.StepColumn, .. string[] names])
            throw new InvalidDataException("The first column of a run's CSV must be 'step'.");

        RunRecord run = new(name, seed);
        Metric[] metrics = [.. names.Select(column => run.Metric(column))];
        for (int row = 2; CsvText.ReadRow(reader) is string[] cells; row++)
        {
            if (cells.Length != metrics.Length + 1)
                throw new InvalidDataException($"Row {row} has {cells.Length} cells instead of {metrics.Length + 1}.");

            long step = Parse<long>(cells[0], row);
            for (int m = 0; m < metrics.Length; m++)
                if (cells[m + 1].Length > 0) metrics[m].Add(step, Parse<double>(cells[m + 1], row));
        }

        return run;
    }

    private static long? SmallestStep(IReadOnlyList<Metric> metrics, int[] next)
    {
        long? smallest = null;
        for (int m = 0; m < next.Length; m++)
        {
            if (next[m] == metrics[m].Count) continue;
            long step = metrics[m].Steps[next[m]];
            if (smallest is null || step < smallest) smallest = step;
        }

        return smallest;
    }

    private static T Parse<T>(string text, int row) where T : ISpanParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out T? value)
            ? value
            : throw new InvalidDataException($"'{text}' in row {row} is not a number.");
}
