namespace AutoDiffDSL.Experiments.Reports;

/// <summary>A series on the page: its thinned points, run by run, with a gap between two runs.</summary>
internal sealed record PlottedSeries(Series Series, IReadOnlyList<IReadOnlyList<PlotPoint>> Runs)
{
    /// <summary>Places a series, breaks it where the axes have no place for a value, and thins it.</summary>
    /// <exception cref="ArgumentException">The series has not as many values as places.</exception>
    public static PlottedSeries Place(Series series, Chart chart, AxisMap x, AxisMap y)
    {
        if (series.X.Count != series.Y.Count)
        {
            throw new ArgumentException(
                $"Series '{series.Name}' of chart '{chart.Title}' has {series.X.Count} places for "
                + $"{series.Y.Count} values.", nameof(series));
        }

        List<List<PlotPoint>> runs = [];
        bool open = false;
        for (int i = 0; i < series.X.Count; i++)
        {
            bool shown = AxisMap.Shows(chart.X.Scale, series.X[i]) && AxisMap.Shows(chart.Y.Scale, series.Y[i]);
            if (shown && !open) runs.Add([]);
            open = shown;
            if (!shown) continue;

            double pixelX = x.Pixel(series.X[i]);
            double pixelY = y.Pixel(series.Y[i]);
            runs[^1].Add(new PlotPoint(series.X[i], series.Y[i], Near(pixelX), Near(pixelY)));
        }

        return series.Style == SeriesStyle.Line
            ? new PlottedSeries(series, [.. runs.Select(Thinning.Line)])
            : new PlottedSeries(series, [Thinning.Scatter([.. runs.SelectMany(run => run)])]);
    }

    /// <summary>Whether a mark, or the box around a piece of a line, meets the given box.</summary>
    public bool Passes(PixelBox box)
    {
        foreach (IReadOnlyList<PlotPoint> run in Runs)
        {
            for (int i = 0; i < run.Count; i++)
            {
                PlotPoint before = Series.Style == SeriesStyle.Line ? run[Math.Max(0, i - 1)] : run[i];
                if (box.Meets(before, run[i])) return true;
            }
        }

        return false;
    }

    private static double Near(double pixel) => Math.Clamp(pixel, -ChartFrame.Overhang, ChartFrame.Overhang);
}
