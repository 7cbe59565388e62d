namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Maps the values of an axis to pixels.</summary>
internal sealed class AxisMap
{
    private readonly AxisScale _scale;
    private readonly double _pixelLow;
    private readonly double _pixelHigh;

    private AxisMap(AxisScale scale, double low, double high, double pixelLow, double pixelHigh)
    {
        _scale = scale;
        Low = low;
        High = high;
        _pixelLow = pixelLow;
        _pixelHigh = pixelHigh;
    }

    /// <summary>The value at the beginning of the axis.</summary>
    public double Low { get; }

    /// <summary>The value at the end of the axis; above <see cref="Low"/>.</summary>
    public double High { get; }

    /// <summary>Whether the axis has a place for the value: finite, and positive on a logarithmic axis.</summary>
    public static bool Shows(AxisScale scale, double value) =>
        double.IsFinite(value) && (scale == AxisScale.Linear || value > 0);

    /// <summary>The map of an axis over the values that it must show, with a margin where no limit is set.</summary>
    public static AxisMap Fit(
        Axis axis, IEnumerable<double> values, double margin, double pixelLow, double pixelHigh)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(value => Shows(axis.Scale, value)))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high) (low, high) = axis.Scale == AxisScale.Log ? (1, 10) : (0, 1);
        bool log = axis.Scale == AxisScale.Log;
        double from = Forward(axis.Scale, low), to = Forward(axis.Scale, high);
        double pad = to > from ? margin * (to - from) : log ? 0.5 : Math.Max(Math.Abs(from) * 0.1, 1e-9);
        double fittedLow = Backward(axis.Scale, from - pad), fittedHigh = Backward(axis.Scale, to + pad);

        low = axis.Minimum ?? Math.Max(fittedLow, log ? double.Epsilon : -double.MaxValue);
        high = axis.Maximum ?? Math.Min(fittedHigh, double.MaxValue);
        if (!(low < high)) high = log ? low * 10 : low + Math.Max(Math.Abs(low), 1);
        return new AxisMap(axis.Scale, low, high, pixelLow, pixelHigh);
    }

    /// <summary>The pixel of a value that the axis shows; outside the limits it lies outside the axis.</summary>
    public double Pixel(double value)
    {
        double from = Forward(_scale, Low), to = Forward(_scale, High);

        // Halved, so that the difference of two values near the largest double does not overflow.
        double share = (Forward(_scale, value) / 2 - from / 2) / (to / 2 - from / 2);
        return _pixelLow + share * (_pixelHigh - _pixelLow);
    }

    /// <summary>About <paramref name="wanted"/> ticks.</summary>
    public IReadOnlyList<Tick> Ticks(int wanted) => _scale == AxisScale.Log
        ? LogTicks.Between(Low, High, wanted)
        : LinearTicks.Between(Low, High, wanted);

    private static double Forward(AxisScale scale, double value) =>
        scale == AxisScale.Log ? Math.Log10(value) : value;

    private static double Backward(AxisScale scale, double value) =>
        scale == AxisScale.Log ? Math.Pow(10, value) : value;
}
