using System.Globalization;

namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Writes a chart as a figure of HTML: heading, legend, SVG, values for the hover script, caption.</summary>
internal static class ChartWriter
{
    private const int PaletteSize = 8;

    /// <summary>Writes <paramref name="chart"/>; <paramref name="number"/> makes its ids unique on the page.</summary>
    public static void Write(TextWriter html, Chart chart, int number)
    {
        AxisMap x = AxisMap.Fit(
            chart.X,
            chart.Series.SelectMany(series => series.X)
                .Concat(chart.Contours.SelectMany(field => field.X))
                .Concat(References(chart, ReferenceDirection.Vertical)),
            margin: 0, ChartFrame.Left, ChartFrame.Right);
        AxisMap y = AxisMap.Fit(
            chart.Y,
            chart.Series.SelectMany(series => series.Y)
                .Concat(chart.Contours.SelectMany(field => field.Y))
                .Concat(References(chart, ReferenceDirection.Horizontal)),
            margin: 0.06, ChartFrame.Bottom, ChartFrame.Top);
        List<PlottedSeries> plotted = [.. chart.Series.Select(series => PlottedSeries.Place(series, chart, x, y))];

        html.Write($"<figure class=\"chart\">\n<h2>{Markup.Escape(chart.Title)}</h2>\n");
        WriteLegend(html, chart);
        WriteDrawing(html, chart, number, x, y, plotted);
        html.Write($"<script type=\"application/json\">{HoverData.ToJson(chart, plotted)}</script>\n");
        if (chart.Caption.Length > 0) html.Write($"<figcaption>{Markup.Escape(chart.Caption)}</figcaption>\n");
        html.Write("</figure>\n");
    }

    private static IEnumerable<double> References(Chart chart, ReferenceDirection direction) =>
        chart.References.Where(line => line.Direction == direction).Select(line => line.Value);

    private static void WriteLegend(TextWriter html, Chart chart)
    {
        html.Write("<ul class=\"legend\">\n");
        for (int i = 0; i < chart.Series.Count; i++)
        {
            string shape = chart.Series[i].Style == SeriesStyle.Line ? "line" : "dot";
            html.Write($"<li><i class=\"{shape} {Colour(i)}\"></i>{Markup.Escape(chart.Series[i].Name)}</li>\n");
        }

        foreach (ContourField field in chart.Contours) ContourWriter.WriteLegend(html, field);
        html.Write("</ul>\n");
    }

    private static void WriteDrawing(
        TextWriter html, Chart chart, int number, AxisMap x, AxisMap y, List<PlottedSeries> plotted)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"0 0 {ChartFrame.Width} {ChartFrame.Height}");
        html.Write($"<svg viewBox=\"{size}\" role=\"img\" aria-label=\"{Markup.Escape(chart.Title)}\">\n");
        AxisWriter.WriteHorizontal(html, chart.X, x);
        AxisWriter.WriteVertical(html, chart.Y, y);

        html.Write($"<clipPath id=\"plot{number}\">{Rectangle("")}</clipPath>\n<g clip-path=\"url(#plot{number})\">\n");
        foreach (ContourField field in chart.Contours) ContourWriter.Write(html, field, chart, x, y);
        for (int i = 0; i < plotted.Count; i++) WriteSeries(html, plotted[i], Colour(i));
        html.Write("</g>\n");

        foreach (ReferenceLine line in chart.References) ReferenceWriter.Write(html, chart, line, x, y, plotted);
        if (plotted.TrueForAll(series => series.Runs.All(run => run.Count == 0)))
        {
            string middle = NumberText.Pixel((ChartFrame.Left + ChartFrame.Right) / 2);
            string height = NumberText.Pixel((ChartFrame.Top + ChartFrame.Bottom) / 2);
            html.Write($"<text class=\"empty\" x=\"{middle}\" y=\"{height}\">no values</text>\n");
        }

        html.Write(Rectangle(" class=\"frame\"") + "\n<g class=\"hover\"></g>\n</svg>\n");
    }

    private static void WriteSeries(TextWriter html, PlottedSeries plotted, string colour)
    {
        bool line = plotted.Series.Style == SeriesStyle.Line;
        if (line)
        {
            string path = string.Join(' ', plotted.Runs.Where(run => run.Count > 1).Select(Path));
            if (path.Length > 0) html.Write($"<path class=\"{colour}\" d=\"{path}\"/>\n");
        }

        // A point between two gaps has no line to be part of.
        foreach (PlotPoint point in plotted.Runs.Where(run => !line || run.Count == 1).SelectMany(run => run))
        {
            string x = NumberText.Pixel(point.PixelX), y = NumberText.Pixel(point.PixelY);
            html.Write($"<circle class=\"{colour}\" cx=\"{x}\" cy=\"{y}\" r=\"2.4\"/>\n");
        }
    }

    private static string Path(IReadOnlyList<PlotPoint> run) =>
        "M" + string.Join('L', run.Select(point =>
            $"{NumberText.Pixel(point.PixelX)} {NumberText.Pixel(point.PixelY)}"));

    private static string Rectangle(string attributes)
    {
        string width = NumberText.Pixel(ChartFrame.Right - ChartFrame.Left);
        string height = NumberText.Pixel(ChartFrame.Bottom - ChartFrame.Top);
        return $"<rect{attributes} x=\"{NumberText.Pixel(ChartFrame.Left)}\" y=\"{NumberText.Pixel(ChartFrame.Top)}\" "
            + $"width=\"{width}\" height=\"{height}\"/>";
    }

    private static string Colour(int series) => "c" + (series % PaletteSize).ToString(CultureInfo.InvariantCulture);
}
