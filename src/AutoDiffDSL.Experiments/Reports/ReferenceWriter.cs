namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Writes a reference line with its label inside the plot.</summary>
internal static class ReferenceWriter
{
    public static void Write(TextWriter svg, Chart chart, ReferenceLine line, AxisMap x, AxisMap y)
    {
        bool horizontal = line.Direction == ReferenceDirection.Horizontal;
        if (!AxisMap.Shows(horizontal ? chart.Y.Scale : chart.X.Scale, line.Value)) return;

        double place = (horizontal ? y : x).Pixel(line.Value);
        bool inside = horizontal
            ? place is >= ChartFrame.Top and <= ChartFrame.Bottom
            : place is >= ChartFrame.Left and <= ChartFrame.Right;
        if (!inside) return;

        if (horizontal) WriteHorizontal(svg, line, place);
        else WriteVertical(svg, line, place);
    }

    private static void WriteHorizontal(TextWriter svg, ReferenceLine line, double place)
    {
        string y = NumberText.Pixel(place);
        string left = NumberText.Pixel(ChartFrame.Left), right = NumberText.Pixel(ChartFrame.Right);
        string label = NumberText.Pixel(place - 6 < ChartFrame.Top + 12 ? place + 16 : place - 6);
        svg.Write($"<path class=\"reference\" d=\"M{left} {y}H{right}\"/>\n");
        svg.Write($"<text class=\"reference end\" x=\"{NumberText.Pixel(ChartFrame.Right - 8)}\" y=\"{label}\">");
        svg.Write($"{Markup.Escape(line.Label)}</text>\n");
    }

    private static void WriteVertical(TextWriter svg, ReferenceLine line, double place)
    {
        string x = NumberText.Pixel(place);
        string top = NumberText.Pixel(ChartFrame.Top), bottom = NumberText.Pixel(ChartFrame.Bottom);
        bool rightHalf = place > (ChartFrame.Left + ChartFrame.Right) / 2;
        string label = NumberText.Pixel(rightHalf ? place - 6 : place + 6);
        svg.Write($"<path class=\"reference\" d=\"M{x} {top}V{bottom}\"/>\n");
        svg.Write($"<text class=\"reference {(rightHalf ? "end" : "start")}\" x=\"{label}\" ");
        svg.Write($"y=\"{NumberText.Pixel(ChartFrame.Bottom - 8)}\">{Markup.Escape(line.Label)}</text>\n");
    }
}
