namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Where the parts of a chart lie, in pixels of its drawing.</summary>
internal static class ChartFrame
{
    public const double Width = 1040, Height = 380;
    public const double Left = 84, Right = Width - 24, Top = 16, Bottom = Height - 56;
    public const int WantedTicksX = 10, WantedTicksY = 7;

    /// <summary>How far outside the plot a point may lie; what is farther is cut off anyway.</summary>
    public const double Overhang = 2000;
}
