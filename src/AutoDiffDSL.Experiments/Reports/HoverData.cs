using System.Globalization;
using System.Text.Json;

namespace AutoDiffDSL.Experiments.Reports;

/// <summary>The points that the hover script can show: what is drawn, with seven digits.</summary>
internal static class HoverData
{
    public static string ToJson(Chart chart, IReadOnlyList<PlottedSeries> plotted) => JsonSerializer.Serialize(new
    {
        x = chart.X.Label,
        series = plotted.Select(series => new
        {
            name = series.Series.Name,
            // Over a plane the nearest point is that in both directions.
            scatter = series.Series.Style == SeriesStyle.Scatter || chart.Contours.Count > 0,
            points = series.Runs.SelectMany(run => run).SelectMany(point => (double[])
            [
                Short(point.PixelX, "F1"), Short(point.PixelY, "F1"), Short(point.X, "G7"), Short(point.Y, "G7"),
            ]),
        }),
    });

    private static double Short(double value, string format) =>
        double.Parse(value.ToString(format, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
