namespace AutoDiffDSL.Experiments.Reports;

/// <summary>
/// Ticks of a logarithmic axis: powers of ten over several decades (every n-th where there are many), 1-2-5 where there
/// are few, and linear ticks within less than one.
/// </summary>
internal static class LogTicks
{
    private const double MostMinorDecades = 40;

    /// <summary>Ticks inside the closed range of positive numbers, about <paramref name="wanted"/> labelled.</summary>
    public static IReadOnlyList<Tick> Between(double low, double high, int wanted)
    {
        double decades = Math.Log10(high) - Math.Log10(low);
        if (decades < 1) return LinearTicks.Between(low, high, wanted);

        int stride = Math.Max(1, (int)Math.Ceiling(decades / Math.Max(1, wanted)));
        int first = (int)Math.Floor(Math.Log10(low));
        int last = (int)Math.Ceiling(Math.Log10(high));
        List<Tick> ticks = [];
        for (int exponent = first; exponent <= last; exponent++)
        {
            bool labelled = exponent % stride == 0;
            if (!labelled && decades > MostMinorDecades) continue;
            for (int digit = 1; digit <= (stride == 1 ? 9 : 1); digit++)
            {
                double value = NumberText.Scaled(digit, exponent);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) continue;

                bool major = digit == 1 ? labelled : decades < 2.5 && digit is 2 or 5;
                ticks.Add(new Tick(value, major ? NumberText.LogTick(digit, exponent) : ""));
            }
        }

        return ticks;
    }
}
