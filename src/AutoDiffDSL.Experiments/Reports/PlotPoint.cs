namespace AutoDiffDSL.Experiments.Reports;

/// <summary>A point of a series with its place on the page.</summary>
internal readonly record struct PlotPoint(double X, double Y, double PixelX, double PixelY);
