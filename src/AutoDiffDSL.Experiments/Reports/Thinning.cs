namespace AutoDiffDSL.Experiments.Reports;

/// <summary>
/// Leaves out points that would not be seen. Of the points of a line in one column of pixels, the first, the lowest,
/// the highest and the last are kept, in their order (the M4 aggregation of Jugel et al., VLDB 2014): the drawn line
/// covers the same pixels, and a spike of one point survives.
/// </summary>
internal static class Thinning
{
    /// <summary>Thins a run of a line without gaps.</summary>
    public static List<PlotPoint> Line(IReadOnlyList<PlotPoint> points)
    {
        List<PlotPoint> kept = [];
        for (int start = 0; start < points.Count;)
        {
            double column = Math.Floor(points[start].PixelX);
            int end = start + 1, lowest = start, highest = start;
            for (; end < points.Count && Math.Floor(points[end].PixelX) == column; end++)
            {
                if (points[end].PixelY < points[lowest].PixelY) lowest = end;
                if (points[end].PixelY > points[highest].PixelY) highest = end;
            }

            int last = -1;
            foreach (int index in (int[])[start, Math.Min(lowest, highest), Math.Max(lowest, highest), end - 1])
            {
                if (index == last) continue;
                kept.Add(points[index]);
                last = index;
            }

            start = end;
        }

        return kept;
    }

    /// <summary>Thins a scatter: one mark for each pixel that has any.</summary>
    public static List<PlotPoint> Scatter(IReadOnlyList<PlotPoint> points)
    {
        HashSet<(double, double)> taken = [];
        return [.. points.Where(point => taken.Add((Math.Floor(point.PixelX), Math.Floor(point.PixelY))))];
    }
}
