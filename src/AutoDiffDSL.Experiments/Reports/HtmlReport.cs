using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Reports;

/// <summary>
/// Writes a report as one HTML file that needs nothing else: style and script are inside, and its content policy lets
/// nothing be loaded. The same report gives the same bytes.
/// </summary>
public static class HtmlReport
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    /// <summary>Writes <paramref name="report"/> to <paramref name="path"/>, atomically.</summary>
    /// <exception cref="ArgumentException">A series or a table row has the wrong length.</exception>
    public static void Write(Report report, string path) => AtomicFile.Write(path, writer => Write(report, writer));

    /// <summary>Writes <paramref name="report"/> to <paramref name="html"/>, which stays open.</summary>
    /// <exception cref="ArgumentException">A series or a table row has the wrong length.</exception>
    public static void Write(Report report, TextWriter html)
    {
        html.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Write("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Write($"<title>{Markup.Escape(report.Title)}</title>\n<style>\n{Resource("report.css")}</style>\n");
        html.Write($"</head>\n<body>\n<main>\n<h1>{Markup.Escape(report.Title)}</h1>\n");
        if (report.Summary.Length > 0) html.Write($"<p class=\"summary\">{Markup.Escape(report.Summary)}</p>\n");

        if (report.Settings.Count > 0)
        {
            WriteTable(html, new ReportTable(
                "Settings", ["setting", "value"], [.. report.Settings.Select(s => (string[])[s.Name, s.Value])]));
        }

        int charts = 0;
        foreach (ReportBlock block in report.Blocks)
        {
            if (block is Chart chart) ChartWriter.Write(html, chart, charts++);
            else if (block is ReportTable table) WriteTable(html, table);
            else WriteText(html, (ReportText)block);
        }

        html.Write($"</main>\n<script>\n{Resource("report.js")}</script>\n</body>\n</html>\n");
    }

    private static void WriteText(TextWriter html, ReportText text)
    {
        if (text.Heading.Length > 0) html.Write($"<h2>{Markup.Escape(text.Heading)}</h2>\n");
        html.Write($"<p>{Markup.Escape(text.Text)}</p>\n");
    }

    private static void WriteTable(TextWriter html, ReportTable table)
    {
        html.Write($"<section>\n<h2>{Markup.Escape(table.Title)}</h2>\n<table>\n<thead>\n");
        WriteRow(html, table.Headers, "th");
        html.Write("</thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            if (row.Count != table.Headers.Count)
            {
                throw new ArgumentException(
                    $"A row of table '{table.Title}' has {row.Count} cells for {table.Headers.Count} columns.",
                    nameof(table));
            }

            WriteRow(html, row, "td");
        }

        html.Write("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteRow(TextWriter html, IReadOnlyList<string> cells, string tag)
    {
        string row = string.Concat(cells.Select(cell => $"<{tag}>{Markup.Escape(cell)}</{tag}>"));
        html.Write($"<tr>{row}</tr>\n");
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing from the assembly.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
