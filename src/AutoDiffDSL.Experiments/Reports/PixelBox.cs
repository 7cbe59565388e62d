namespace AutoDiffDSL.Experiments.Reports;

/// <summary>A rectangle on the page; vertical places grow downwards.</summary>
internal readonly record struct PixelBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether the whole box lies inside the plot.</summary>
    public bool IsInPlot =>
        Left >= ChartFrame.Left && Right <= ChartFrame.Right && Top >= ChartFrame.Top && Bottom <= ChartFrame.Bottom;

    /// <summary>Whether the box that two points span meets this one.</summary>
    public bool Meets(PlotPoint a, PlotPoint b) =>
        Math.Max(a.PixelX, b.PixelX) >= Left && Math.Min(a.PixelX, b.PixelX) <= Right
        && Math.Max(a.PixelY, b.PixelY) >= Top && Math.Min(a.PixelY, b.PixelY) <= Bottom;
}
