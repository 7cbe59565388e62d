namespace AutoDiffDSL.Optimizers;

/// <summary>A point on a line.</summary>
/// <param name="Size">How far along.</param>
/// <param name="Value">The objective there.</param>
/// <param name="Slope">Its derivative by the size.</param>
internal readonly record struct WolfePoint(double Size, double Value, double Slope)
{
    /// <summary>
    /// Where the cubic through both values and slopes is smallest (Nocedal and Wright, 2006, equation 3.59); NaN where
    /// it has no minimum or a value is not finite.
    /// </summary>
    public static double CubicMinimum(WolfePoint a, WolfePoint b)
    {
        double d1 = a.Slope + b.Slope - 3 * (a.Value - b.Value) / (a.Size - b.Size);
        double d2 = Math.Sign(b.Size - a.Size) * Math.Sqrt(d1 * d1 - a.Slope * b.Slope);
        return b.Size - (b.Size - a.Size) * (b.Slope + d2 - d1) / (b.Slope - a.Slope + 2 * d2);
    }
}
