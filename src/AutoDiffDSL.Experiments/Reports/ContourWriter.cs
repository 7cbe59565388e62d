using System.Globalization;

namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Writes the lines of equal value of a chart.</summary>
internal static class ContourWriter
{
    public static void WriteLegend(TextWriter html, ContourField field)
    {
        string levels = field.Levels.Count == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $", {field.Levels.Count} levels, {field.Levels[0]:G3} to {field.Levels[^1]:G3}");
        html.Write($"<li><i class=\"line contour\"></i>{Markup.Escape(field.Name + levels)}</li>\n");
    }

    public static void Write(TextWriter svg, ContourField field, Chart chart, AxisMap x, AxisMap y)
    {
        foreach (double level in field.Levels)
        {
            string path = string.Concat(ContourLines.Of(field, level)
                .Where(line => line.TrueForAll(point =>
                    AxisMap.Shows(chart.X.Scale, point.X) && AxisMap.Shows(chart.Y.Scale, point.Y)))
                .Select(line => "M" + string.Join('L', line.Select(point =>
                    $"{NumberText.Pixel(x.Pixel(point.X))} {NumberText.Pixel(y.Pixel(point.Y))}"))));
            if (path.Length > 0) svg.Write($"<path class=\"contour\" d=\"{path}\"/>\n");
        }
    }
}
