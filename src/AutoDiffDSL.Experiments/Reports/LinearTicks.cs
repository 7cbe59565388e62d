namespace AutoDiffDSL.Experiments.Reports;

/// <summary>
/// Ticks at multiples of 1, 2 or 5 times a power of ten, as few steps of that kind as give the wanted number.
/// After Heckbert, "Nice Numbers for Graph Labels", Graphics Gems (1990).
/// </summary>
internal static class LinearTicks
{
    /// <summary>Ticks inside the closed range; about <paramref name="wanted"/> of them.</summary>
    public static IReadOnlyList<Tick> Between(double low, double high, int wanted)
    {
        double step = NiceStep((high - low) / Math.Max(1, wanted), out int exponent);
        long first = (long)Math.Ceiling(low / step - 1e-9);
        long last = (long)Math.Floor(high / step + 1e-9);
        List<Tick> ticks = [];
        for (long i = first; i <= last; i++)
        {
            double value = i * step;
            ticks.Add(new Tick(value, NumberText.Tick(value, Math.Max(Math.Abs(low), Math.Abs(high)), exponent)));
        }

        return ticks;
    }

    /// <summary>The smallest of 1, 2, 5, 10 times a power of ten that is not below <paramref name="raw"/>.</summary>
    /// <param name="raw">The step that would give exactly the wanted number of ticks; positive.</param>
    /// <param name="exponent">The power of ten of the last digit that tells two ticks apart.</param>
    public static double NiceStep(double raw, out int exponent)
    {
        exponent = (int)Math.Floor(Math.Log10(raw));
        double power = Math.Pow(10, exponent);
        double mantissa = raw / power;
        int nice = mantissa switch
        {
            <= 1 + 1e-9 => 1,
            <= 2 + 1e-9 => 2,
            <= 5 + 1e-9 => 5,
            _ => 10,
        };
        if (nice == 10)
        {
            nice = 1;
            exponent++;
        }

        // Divided where the power is negative, so that 3 steps of 0.1 print and compare as 0.3.
        return exponent < 0 ? nice / Math.Pow(10, -exponent) : nice * Math.Pow(10, exponent);
    }
}
