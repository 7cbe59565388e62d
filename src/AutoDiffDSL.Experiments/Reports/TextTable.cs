namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Tables as aligned text.</summary>
public static class TextTable
{
    /// <summary>Writes a line of headers and a line a row, columns two spaces apart.</summary>
    public static void Print(
        IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, TextWriter writer)
    {
        IReadOnlyList<string>[] lines = [headers, .. rows];
        int[] widths = [.. Enumerable.Range(0, headers.Count).Select(c => lines.Max(line => line[c].Length))];
        foreach (IReadOnlyList<string> line in lines)
            writer.WriteLine(string.Join("  ", line.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd());
    }

    /// <summary>Writes a report's table.</summary>
    public static void Print(ReportTable table, TextWriter writer) => Print(table.Headers, table.Rows, writer);
}
