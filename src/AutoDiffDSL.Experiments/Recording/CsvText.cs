using System.Text;

namespace AutoDiffDSL.Experiments.Recording;

/// <summary>Rows of CSV: commas, quotes doubled inside quotes (RFC 4180), lines that end in LF or CRLF.</summary>
internal static class CsvText
{
    public static void WriteRow(TextWriter writer, IEnumerable<string> cells) =>
        writer.Write(string.Join(',', cells.Select(Quote)) + "\n");

    /// <summary>The cells of the next row; null at the end. A quoted cell may hold commas and line ends.</summary>
    /// <exception cref="InvalidDataException">A quoted cell is not closed.</exception>
    public static string[]? ReadRow(TextReader reader)
    {
        if (reader.Peek() < 0) return null;

        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        while (true)
        {
            int next = reader.Read();
            if (quoted)
            {
                if (next < 0) throw new InvalidDataException("A quoted cell of the CSV is not closed.");
                if (next != '"') cell.Append((char)next);
                else if (reader.Peek() == '"') cell.Append((char)reader.Read());
                else quoted = false;
            }
            else if (next == '"') quoted = true;
            else if (next is ',' or '\n' or < 0)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (next != ',') return [.. cells];
            }
            else if (next != '\r' || reader.Peek() != '\n') cell.Append((char)next);
        }
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}
