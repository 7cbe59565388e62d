namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Writes the grid, the tick labels and the title of an axis.</summary>
internal static class AxisWriter
{
    public static void WriteHorizontal(TextWriter svg, Axis axis, AxisMap map)
    {
        string top = NumberText.Pixel(ChartFrame.Top), bottom = NumberText.Pixel(ChartFrame.Bottom);
        string labels = NumberText.Pixel(ChartFrame.Bottom + 20);
        foreach (Tick tick in map.Ticks(ChartFrame.WantedTicksX))
        {
            string x = NumberText.Pixel(map.Pixel(tick.Value));
            svg.Write($"<path class=\"{Grid(tick)}\" d=\"M{x} {top}V{bottom}\"/>\n");
            if (tick.IsMajor) svg.Write($"<text class=\"middle\" x=\"{x}\" y=\"{labels}\">{tick.Label}</text>\n");
        }

        string middle = NumberText.Pixel((ChartFrame.Left + ChartFrame.Right) / 2);
        string title = NumberText.Pixel(ChartFrame.Height - 10);
        svg.Write($"<text class=\"axis\" x=\"{middle}\" y=\"{title}\">{Markup.Escape(axis.Label)}</text>\n");
    }

    public static void WriteVertical(TextWriter svg, Axis axis, AxisMap map)
    {
        string left = NumberText.Pixel(ChartFrame.Left), right = NumberText.Pixel(ChartFrame.Right);
        string labels = NumberText.Pixel(ChartFrame.Left - 8);
        foreach (Tick tick in map.Ticks(ChartFrame.WantedTicksY))
        {
            double place = map.Pixel(tick.Value);
            string y = NumberText.Pixel(place);
            svg.Write($"<path class=\"{Grid(tick)}\" d=\"M{left} {y}H{right}\"/>\n");
            if (!tick.IsMajor) continue;
            string baseline = NumberText.Pixel(place + 4.5);
            svg.Write($"<text class=\"end\" x=\"{labels}\" y=\"{baseline}\">{tick.Label}</text>\n");
        }

        string middle = NumberText.Pixel((ChartFrame.Top + ChartFrame.Bottom) / 2);
        svg.Write($"<text class=\"axis\" transform=\"translate(18 {middle}) rotate(-90)\">");
        svg.Write($"{Markup.Escape(axis.Label)}</text>\n");
    }

    private static string Grid(Tick tick) => tick.IsMajor ? "grid" : "grid minor";
}
