namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Draws a reference line and its label beside it where no series passes if there is such a place.</summary>
internal static class ReferenceWriter
{
    private const double CharacterWidth = 7.4, LineHeight = 15, Gap = 6;

    public static void Write(
        TextWriter svg, Chart chart, ReferenceLine line, AxisMap x, AxisMap y, IReadOnlyList<PlottedSeries> plotted)
    {
        bool horizontal = line.Direction == ReferenceDirection.Horizontal;
        if (!AxisMap.Shows(horizontal ? chart.Y.Scale : chart.X.Scale, line.Value)) return;

        double place = (horizontal ? y : x).Pixel(line.Value);
        bool inside = horizontal
            ? place is >= ChartFrame.Top and <= ChartFrame.Bottom
            : place is >= ChartFrame.Left and <= ChartFrame.Right;
        if (!inside) return;

        string path = horizontal
            ? $"M{NumberText.Pixel(ChartFrame.Left)} {NumberText.Pixel(place)}H{NumberText.Pixel(ChartFrame.Right)}"
            : $"M{NumberText.Pixel(place)} {NumberText.Pixel(ChartFrame.Top)}V{NumberText.Pixel(ChartFrame.Bottom)}";
        svg.Write($"<path class=\"reference\" d=\"{path}\"/>\n");

        double width = CharacterWidth * line.Label.Length;
        PixelBox[] boxes = [.. (horizontal ? Beside(place, width) : Along(place, width)).Where(box => box.IsInPlot)];
        PixelBox label = Array.Find(boxes, box => !plotted.Any(series => series.Passes(box)));
        if (label == default && boxes.Length > 0) label = boxes[0];
        string left = NumberText.Pixel(label.Left + width / 2), baseline = NumberText.Pixel(label.Bottom - 3);
        svg.Write($"<text class=\"reference middle\" x=\"{left}\" y=\"{baseline}\">");
        svg.Write($"{Markup.Escape(line.Label)}</text>\n");
    }

    private static IEnumerable<PixelBox> Beside(double y, double width)
    {
        double right = ChartFrame.Right - Gap - width, left = ChartFrame.Left + Gap;
        foreach (double distance in (double[])[2, 12])
        {
            foreach (double x in (double[])[right, left, (left + right) / 2])
            {
                yield return new PixelBox(x, y - distance - LineHeight, x + width, y - distance);
                yield return new PixelBox(x, y + distance, x + width, y + distance + LineHeight);
            }
        }
    }

    private static IEnumerable<PixelBox> Along(double x, double width)
    {
        double low = ChartFrame.Bottom - Gap, high = ChartFrame.Top + Gap + LineHeight;
        foreach (double y in (double[])[low, high, (low + high) / 2])
        {
            yield return new PixelBox(x + Gap, y - LineHeight, x + Gap + width, y);
            yield return new PixelBox(x - Gap - width, y - LineHeight, x - Gap, y);
        }
    }
}
